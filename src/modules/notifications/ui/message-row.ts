import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import type { listMessages } from "../queries";

/** A message as the list in the browser has it. */
export type MessagePage = OverTheWire<Awaited<ReturnType<typeof listMessages>>> & { hasMailServer: boolean };
export type Message = MessagePage["items"][number];
