/**
 * The day of a GS1 date (YYMMDD) as "2027-01-31"; null when there is none. Day 00 means the month's last. The century is the one that
 * brings the year nearest to now: 51 years or more ahead is the past, 50 or more behind the future.
 */
export function gs1Day(value: string, yearNow: number): string | null {
  const [, yy, mm, dd] = /^(\d{2})(\d{2})(\d{2})$/.exec(value) ?? [];
  if (yy === undefined) return null;
  const ahead = Number(yy) - (yearNow % 100);
  const century = Math.floor(yearNow / 100) + (ahead >= 51 ? -1 : ahead <= -50 ? 1 : 0);
  const year = century * 100 + Number(yy);
  const month = Number(mm);
  if (month < 1 || month > 12) return null;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const day = dd === "00" ? last : Number(dd);
  if (day > last) return null;
  return `${year}-${mm}-${String(day).padStart(2, "0")}`;
}
