import { dayOf } from "@/lib/dates";

export type DeliveryDay = { uid: string; from: Date; to: Date; timeZone: string; title: string; url: string; writtenAt: Date };

const dayMs = 24 * 3_600_000;

/** The day or days of a delivery as a calendar file (RFC 5545). A later one with the same uid takes the place of the first. */
export function deliveryCalendar({ uid, from, to, timeZone, title, url, writtenAt }: DeliveryDay): string {
  const day = (at: Date) => dayOf(at, timeZone).replaceAll("-", "");
  // The end of an all-day event is the day after it.
  const after = new Date(Date.parse(dayOf(to, timeZone)) + dayMs).toISOString().slice(0, 10).replaceAll("-", "");
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Dirigent//Tracking//EN",
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${stamp(writtenAt)}`,
    `SEQUENCE:${Math.floor(writtenAt.getTime() / 1000)}`,
    `DTSTART;VALUE=DATE:${day(from)}`,
    `DTEND;VALUE=DATE:${after}`,
    `SUMMARY:${escaped(title)}`,
    `URL:${url}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
    "END:VCALENDAR",
  ]
    .map(folded)
    .join("");
}

const stamp = (at: Date) => `${at.toISOString().replaceAll(/[-:]/g, "").slice(0, 15)}Z`;

const escaped = (text: string) => text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r?\n/g, "\\n");

/** A line of at most 75 bytes; what is longer goes on in the next one, after a space, and never within a letter. */
function folded(line: string): string {
  const lines: string[] = [""];
  let bytes = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (bytes + size > 75) {
      lines.push(" ");
      bytes = 1;
    }
    lines[lines.length - 1] += letter;
    bytes += size;
  }
  return `${lines.join("\r\n")}\r\n`;
}
