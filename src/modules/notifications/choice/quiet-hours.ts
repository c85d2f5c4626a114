import { addDays, dayOf, momentOf } from "@/lib/dates";
import { wallClock } from "@/lib/formats";
import type { MessageChannel } from "../message-channels";
import type { MessageEvent } from "../message-events";
import type { MessageSettings } from "../message-settings";

/** When a message may leave: null is now, else the end of the quiet hours on the buyer's clock. */
export function waitsUntil(
  { event, channel, now, timeZone }: { event: MessageEvent; channel: MessageChannel; now: Date; timeZone: string },
  { quiet }: Pick<MessageSettings, "quiet">,
): Date | null {
  if (!quiet?.channels.includes(channel) || quiet.urgent.includes(event)) return null;
  const { hour, minute } = wallClock(now, timeZone);
  const clock = hour * 60 + minute;
  const [from, until] = [minutesOf(quiet.from), minutesOf(quiet.until)];
  const overnight = from > until;
  const isQuiet = overnight ? clock >= from || clock < until : clock >= from && clock < until;
  if (!isQuiet) return null;
  const today = dayOf(now, timeZone);
  return momentOf(overnight && clock >= from ? addDays(today, 1) : today, quiet.until, timeZone);
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}
