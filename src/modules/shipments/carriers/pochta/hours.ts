import type { Office } from "./wire";

type Hours = Office["working-hours"];

const days = ["Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"];

/** "Пн–Пт 08:00–20:00, обед 13:00–14:00; Сб 09:00–18:00", in the Post's language; days without hours are left out. */
export function hoursIn(week: Hours): string {
  const runs: { first: number; last: number; text: string }[] = [];
  for (const [at, text] of ofDays(week).entries()) {
    const run = runs.at(-1);
    if (text !== "" && run?.text === text && run.last === at - 1) run.last = at;
    else if (text !== "") runs.push({ first: at, last: at, text });
  }
  return runs.map(({ first, last, text }) => `${days[first]}${last > first ? `–${days[last]}` : ""} ${text}`).join("; ");
}

/** The hours of Monday to Sunday. A week whose days carry no numbers of their own is told in that order. */
function ofDays(week: Hours): string[] {
  const numbered = new Map(week.map((day) => [day["weekday-id"], day]));
  const isNumbered = numbered.size === week.length && [...numbered.keys()].every((id) => id !== undefined && id >= 1 && id <= 7);
  return days.map((_, at) => {
    const day = isNumbered ? numbered.get(at + 1) : week[at];
    const work = day ? span(day["begin-worktime"], day["end-worktime"]) : "";
    const lunches = day?.lunches.map((lunch) => span(lunch["begin-lunchtime"], lunch["end-lunchtime"])).filter((text) => text !== "") ?? [];
    return work !== "" && lunches.length > 0 ? `${work}, обед ${lunches.join(", ")}` : work;
  });
}

const span = (from: string, until: string) => (from && until ? `${from.slice(0, 5)}–${until.slice(0, 5)}` : "");
