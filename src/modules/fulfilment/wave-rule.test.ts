import { expect, test } from "vitest";
import { inOrderOfNeed } from "./next-task";
import { isSilent, whyNotTask, whyNotWorkOn } from "./pick-task-rules";
import { isWaveDue } from "./wave-rule";

const timezone = "Europe/Moscow";
const at = (time: string) => new Date(`2026-11-23T${time}:00+03:00`);

test("a wave every so many minutes, at hours of the warehouse's clock, or when so many are due", () => {
  const moment = { now: at("10:00"), lastRunAt: at("09:31"), timezone, waiting: 3 };
  expect(isWaveDue({ kind: "every", minutes: 30 }, moment)).toBe(false);
  expect(isWaveDue({ kind: "every", minutes: 29 }, moment)).toBe(true);
  expect(isWaveDue({ kind: "at", times: ["09:30", "10:00"] }, moment)).toBe(true);
  expect(isWaveDue({ kind: "at", times: ["09:30", "10:01"] }, moment)).toBe(false);
  expect(isWaveDue({ kind: "count", orders: 3 }, moment)).toBe(true);
  expect(isWaveDue({ kind: "count", orders: 4 }, moment)).toBe(false);
});

test("the next task: by priority, then by cut-off, then the nearest", () => {
  const stop = (aisle: number) => ({ bin: `A-0${aisle}-1`, zone: "A", aisle: String(aisle), shelf: "1", walkOrder: aisle });
  const task = (id: string, priority: number, due: string, aisle: number) => ({ id, priority, dueAt: at(due), first: stop(aisle) });
  const tasks = [task("far", 0, "15:00", 9), task("near", 0, "15:00", 2), task("soon", 0, "12:00", 9), task("urgent", 2, "18:00", 9)];
  expect(inOrderOfNeed(tasks, stop(1), []).map(({ id }) => id)).toEqual(["urgent", "soon", "near", "far"]);
  expect(inOrderOfNeed(tasks, stop(9), []).map(({ id }) => id)).toEqual(["urgent", "soon", "far", "near"]);
});

test("a task is its picker's; who leads the floor may take it from him, and nobody works on what is not in his hands", () => {
  const task = { state: "claimed", pickerId: "p1", pickerName: "Тимур" } as const;
  const [own, other, lead] = [
    { id: "p1", isManager: false },
    { id: "p2", isManager: false },
    { id: "m", isManager: true },
  ];
  expect(whyNotTask("claim", task, other)?.code).toBe("pick_task.wrong_state");
  expect(whyNotTask("pause", task, own)).toBeNull();
  expect(whyNotTask("pause", task, other)).toEqual({ code: "pick_task.someone_elses", params: { name: "Тимур" } });
  expect(whyNotTask("letGo", task, lead)).toBeNull();
  expect(whyNotTask("resume", { ...task, state: "paused" }, lead)?.code).toBe("pick_task.someone_elses");
  expect(whyNotWorkOn(task, own)).toBeNull();
  expect(whyNotWorkOn(task, lead)?.code).toBe("pick_task.someone_elses");
  expect(whyNotWorkOn({ ...task, state: "paused" }, own)?.code).toBe("pick_task.wrong_state");
});

test("an hour without network is no silence", () => {
  const seenAt = at("10:00");
  expect(isSilent({ state: "claimed", seenAt }, at("11:00"), 75)).toBe(false);
  expect(isSilent({ state: "claimed", seenAt }, at("11:16"), 75)).toBe(true);
  expect(isSilent({ state: "paused", seenAt }, at("18:00"), 75)).toBe(false);
});
