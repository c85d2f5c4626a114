import {
  ArrowLeftRight,
  ArrowUpToLine,
  ClipboardCheck,
  Package,
  PackageCheck,
  PackageOpen,
  PackageX,
  ScanBarcode,
  Undo2,
  Warehouse,
} from "lucide-react";
import type { ReactNode } from "react";
import type { Role } from "@/lib/permission";
import type { FloorCounts } from "@/server/floor-counts";

type FloorTask = {
  /** Worded by `floor.tasks.<name>`. */
  name: "receive" | "putAway" | "count" | "refill" | "transfer" | "unfit" | "pick" | "pack" | "putBack" | "returns";
  href: string;
  icon: ReactNode;
  count: keyof FloorCounts;
  /** From which role on; without it everybody on the floor. */
  least?: Role;
};

/** What a worker may be doing, in the order of a day. */
export const floorTasks: readonly FloorTask[] = [
  { name: "receive", href: "/floor/receive", icon: <PackageOpen aria-hidden="true" />, count: "receive" },
  { name: "putAway", href: "/floor/put-away", icon: <Warehouse aria-hidden="true" />, count: "putAway" },
  { name: "pick", href: "/floor/pick", icon: <ScanBarcode aria-hidden="true" />, count: "pick" },
  { name: "pack", href: "/floor/pack", icon: <Package aria-hidden="true" />, count: "pack" },
  { name: "putBack", href: "/floor/put-back", icon: <Undo2 aria-hidden="true" />, count: "putBack" },
  { name: "returns", href: "/floor/returns", icon: <PackageCheck aria-hidden="true" />, count: "returns" },
  { name: "count", href: "/floor/count", icon: <ClipboardCheck aria-hidden="true" />, count: "count" },
  { name: "refill", href: "/floor/refill", icon: <ArrowUpToLine aria-hidden="true" />, count: "refill" },
  { name: "transfer", href: "/floor/transfers", icon: <ArrowLeftRight aria-hidden="true" />, count: "transfer" },
  { name: "unfit", href: "/floor/unfit", icon: <PackageX aria-hidden="true" />, count: "unfit" },
];

/** What changes the figures. */
export const floorTopics = ["fulfilment", "order", "put_back", "return", "stock", "arrival", "transfer", "count", "refill", "write_off"];
