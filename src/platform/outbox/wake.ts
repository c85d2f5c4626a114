import { processWide } from "../process";

type Waker = { wake: (() => void) | null };

const waker = () => processWide<Waker>("relay-waker", () => ({ wake: null }));

/** The relay of this process says how it is woken. It also tells the other processes (NOTIFY, coalesced). */
export function onWake(wake: (() => void) | null): void {
  waker().wake = wake;
}

/** Called after a commit; costs nothing when no relay runs in this process (its slow poll is the net). */
export function wakeRelay(): void {
  waker().wake?.();
}
