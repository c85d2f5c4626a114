import { storable } from "@/lib/lenient";
import { type Reason, reason } from "@/lib/reason";

/** A channel's own words for why it refused something, in whatever language it speaks. */
export function refusedWith(words: string): Reason {
  const message = storable(words).replace(/\s+/g, " ").trim().slice(0, 300);
  return message ? reason("channel.refused_with", { message }) : reason("channel.refused_silently");
}
