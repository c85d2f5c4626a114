import { Boxes, ChartColumn, Inbox, LayoutList, Mail, Package, ScanBarcode, Settings, Tags, Truck } from "lucide-react";
import type { ReactNode } from "react";
import type { SidebarCounts } from "./counts";

export type SectionName =
  | "overview"
  | "orders"
  | "picking"
  | "packing"
  | "shipments"
  | "stock"
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
  /** G and then this key. */
  key?: string;
};

/** The work of the day, in the order it is done. */
export const work: readonly Section[] = [
  { name: "overview", href: "/", icon: <LayoutList />, count: "attention", alert: true, key: "h" },
  { name: "orders", href: "/orders", icon: <Inbox />, count: "orders", key: "o" },
  { name: "picking", href: "/picking", icon: <ScanBarcode />, count: "picking", key: "p" },
  { name: "packing", href: "/packing", icon: <Package />, count: "packing", key: "u" },
  { name: "shipments", href: "/shipments", icon: <Truck />, count: "shipments", key: "d" },
];

/** What the work stands on. */
export const records: readonly Section[] = [
  { name: "stock", href: "/stock", icon: <Boxes />, key: "s" },
  { name: "catalog", href: "/catalog", icon: <Tags />, key: "c" },
  { name: "messages", href: "/messages", icon: <Mail />, key: "m" },
  { name: "analytics", href: "/analytics", icon: <ChartColumn />, key: "a" },
];

export const settings: Section = { name: "settings", href: "/settings", icon: <Settings /> };

/** Whether an address lies in a section; the overview is its own address only. */
export function isIn(section: Section, pathname: string): boolean {
  return section.href === "/" ? pathname === "/" : pathname === section.href || pathname.startsWith(`${section.href}/`);
}
