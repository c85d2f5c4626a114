import {
  Building2,
  FileSpreadsheet,
  Handshake,
  History,
  KeyRound,
  LockKeyhole,
  MessageSquareText,
  Printer,
  ScanBarcode,
  ShoppingBag,
  ShoppingCart,
  Signpost,
  SlidersHorizontal,
  TriangleAlert,
  Truck,
  Undo2,
  Users,
  Warehouse,
  Webhook,
} from "lucide-react";
import type { ReactNode } from "react";
import { type Role, ranksAtLeast } from "@/lib/permission";
import type { SidebarCounts } from "../frame/counts";

type Entry = {
  /** Its address below /settings, and its word in messages. */
  name: string;
  icon: ReactNode;
  needs: Role;
  /** What asks for someone there. */
  count?: keyof SidebarCounts;
};

const groups = [
  {
    name: "organization",
    entries: [
      { name: "organization", icon: <Building2 />, needs: "viewer" },
      { name: "members", icon: <Users />, needs: "viewer" },
      { name: "audit", icon: <History />, needs: "owner" },
      { name: "account", icon: <LockKeyhole />, needs: "viewer" },
    ],
  },
  {
    name: "selling",
    entries: [
      { name: "channels", icon: <ShoppingBag />, needs: "viewer" },
      { name: "orders", icon: <SlidersHorizontal />, needs: "viewer" },
      { name: "returns", icon: <Undo2 />, needs: "viewer" },
      { name: "purchasing", icon: <ShoppingCart />, needs: "viewer" },
      { name: "messages", icon: <MessageSquareText />, needs: "viewer" },
    ],
  },
  {
    name: "delivery",
    entries: [
      { name: "warehouses", icon: <Warehouse />, needs: "viewer" },
      { name: "picking", icon: <ScanBarcode />, needs: "viewer" },
      { name: "printing", icon: <Printer />, needs: "viewer" },
      { name: "routing", icon: <Signpost />, needs: "viewer" },
      { name: "carriers", icon: <Truck />, needs: "viewer" },
    ],
  },
  {
    name: "connections",
    entries: [
      { name: "files", icon: <FileSpreadsheet />, needs: "manager" },
      { name: "crm", icon: <Handshake />, needs: "manager" },
      { name: "webhooks", icon: <Webhook />, needs: "manager" },
      { name: "keys", icon: <KeyRound />, needs: "manager" },
      { name: "failures", icon: <TriangleAlert />, needs: "manager", count: "failures" },
    ],
  },
] as const satisfies readonly { name: string; entries: readonly Entry[] }[];

type Group = (typeof groups)[number];
/** One settings page in the navigation. */
export type SettingsEntry = Group["entries"][number];

/** The settings that a role may see, group by group; a group of which nothing is left is not shown. */
export function entriesFor(role: Role): readonly { name: Group["name"]; entries: readonly SettingsEntry[] }[] {
  return groups
    .map(({ name, entries }) => ({ name, entries: entries.filter(({ needs }: SettingsEntry) => ranksAtLeast(role, needs)) }))
    .filter(({ entries }) => entries.length > 0);
}

export const hrefOf = ({ name }: SettingsEntry): string => `/settings/${name}`;

/** Whether an address is that page or lies below it. */
export function isAt(entry: SettingsEntry, pathname: string): boolean {
  return pathname === hrefOf(entry) || pathname.startsWith(`${hrefOf(entry)}/`);
}
