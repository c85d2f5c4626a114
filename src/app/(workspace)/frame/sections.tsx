import {
  Boxes,
  ChartColumn,
  Inbox,
  LayoutList,
  Mail,
  Package,
  ScanBarcode,
  Settings,
  ShoppingBasket,
  ShoppingCart,
  Store,
  Tags,
  Truck,
  Undo2,
} from "lucide-react";
import type { ReactNode } from "react";
import { type Role, ranksAtLeast } from "@/lib/permission";
import type { SidebarCounts } from "./counts";

export type SectionName =
  | "overview"
  | "orders"
  | "picking"
  | "packing"
  | "sale"
  | "shipments"
  | "returns"
  | "marketplaces"
  | "stock"
  | "purchasing"
  | "catalog"
  | "messages"
  | "analytics"
  | "settings";

export type Section = {
  name: SectionName;
  href: string;
  icon: ReactNode;
  count?: keyof SidebarCounts;
  /** The count asks for someone: shown in red. */
  alert?: boolean;
  /** Addresses beside its own that belong to it. */
  also?: readonly string[];
  /** G and then this key. */
  key?: string;
};

/** The work of the day, in the order it is done. */
const work: readonly Section[] = [
  { name: "overview", href: "/", icon: <LayoutList />, count: "attention", alert: true, key: "h" },
  { name: "orders", href: "/orders", icon: <Inbox />, count: "orders", key: "o" },
  { name: "picking", href: "/picking", icon: <ScanBarcode />, count: "picking", key: "p" },
  { name: "packing", href: "/packing", icon: <Package />, count: "packing", key: "u" },
  { name: "shipments", href: "/shipments", also: ["/runs", "/printing"], icon: <Truck />, count: "shipments", key: "d" },
  { name: "returns", href: "/returns", icon: <Undo2 />, count: "returns", key: "r" },
];

const marketplaces: Section = { name: "marketplaces", href: "/marketplaces", icon: <ShoppingBasket />, key: "w" };
const counter: Section = { name: "sale", href: "/sale", icon: <Store />, key: "k" };

/**
 * A picker's day begins on the floor, and the overview leads there (the page sends him on): he needs no entry for it. The till is
 * for those who may sell, the marketplaces' day for shops that have one.
 */
export function workOf({ role, hasMarketplaces }: { role: Role; hasMarketplaces: boolean }): readonly Section[] {
  const day = hasMarketplaces ? [...work, marketplaces] : work;
  if (role === "picker") return day.filter(({ name }) => name !== "overview");
  return ranksAtLeast(role, "operator") ? [...day, counter] : day;
}

/** What the work stands on. */
export const records: readonly Section[] = [
  { name: "stock", href: "/stock", icon: <Boxes />, key: "s" },
  { name: "purchasing", href: "/purchasing", icon: <ShoppingCart />, key: "b" },
  { name: "catalog", href: "/catalog", icon: <Tags />, key: "c" },
  { name: "messages", href: "/messages", icon: <Mail />, key: "m" },
  { name: "analytics", href: "/analytics", icon: <ChartColumn />, key: "a" },
];

export const settings: Section = { name: "settings", href: "/settings", icon: <Settings />, count: "failures", alert: true };

/** Whether an address lies in a section; the overview is its own address only. */
export function isIn(section: Section, pathname: string): boolean {
  if (section.href === "/") return pathname === "/";
  return [section.href, ...(section.also ?? [])].some((href) => pathname === href || pathname.startsWith(`${href}/`));
}
