/** What the list was when an order was opened from it: its address and the numbers in their order. It gives the order's page its way back and its neighbours. */
export type ListMemory = { href: string; view: string; numbers: string[]; more: boolean };

const place = "dirigent.orders.list";

export function rememberList(memory: ListMemory): void {
  try {
    sessionStorage.setItem(place, JSON.stringify({ ...memory, numbers: memory.numbers.slice(0, 2_000) }));
  } catch {
    // Without storage the order's page has no neighbours, and nothing else is lost.
  }
}

export function rememberedList(): ListMemory | null {
  try {
    const memory = JSON.parse(sessionStorage.getItem(place) ?? "null") as Partial<ListMemory> | null;
    if (!memory || typeof memory.href !== "string" || !memory.href.startsWith("/orders") || !Array.isArray(memory.numbers)) return null;
    return {
      href: memory.href,
      view: String(memory.view),
      numbers: memory.numbers.filter((n) => typeof n === "string"),
      more: memory.more === true,
    };
  } catch {
    return null;
  }
}
