import { reason } from "@/lib/reason";
import { ChannelTrouble } from "../../channels/marketplaces/line";

// What a vendor says in its answer where others say it by the status alone.

export const keysRefused = () => new ChannelTrouble("keys_refused", reason("channel.keys_refused"));
export const slowDown = () => new ChannelTrouble("slow_down", reason("channel.rate_limited"));
export const unreadable = () => new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
export const failing = (status: number) => new ChannelTrouble("unreachable", reason("channel.answered_with_error", { status }));
