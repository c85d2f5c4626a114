import type { AsyncCommand } from "fast-check";
import { expect } from "vitest";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { agree } from "./agree";
import { type Books, readBooks } from "./books";
import type { Model, Order } from "./model";

/** The shop that the model is compared with. Its clock is the model's. */
export type Real = { ctx: Context };

/** How a command went: its code where it was refused, and the books afterwards. */
type Outcome<T> = { refused: string | null; result: T | null; books: Books };

type Act = {
  /** Runs the command. Whether it is refused must be what the model expects; null: the caller compares. */
  attempt: <T>(command: (ctx: Context) => Promise<T>, mayGo: boolean | null) => Promise<Outcome<T>>;
};

/** One step: what there must be for it to make sense, and what it does to the shop and to the model. */
export function move<Input>(
  name: string,
  input: Input,
  { when, act }: { when: (model: Model, input: Input) => boolean; act: (model: Model, input: Input, real: Act) => Promise<void> },
): AsyncCommand<Model, Real> {
  return {
    check: (model) => model.step < model.lastStep && when(model, input),
    toString: () => `${name}(${JSON.stringify(input)})`,
    async run(model, real) {
      model.step += 1;
      let books: Books | undefined;
      const attempt: Act["attempt"] = async (command, mayGo) => {
        const { refused, result } = await tryIt(() => command(real.ctx));
        if (mayGo !== null) expect(refused === null, `${name} ${refused ?? "went through"}`).toBe(mayGo);
        books = await readBooks(real.ctx);
        return { refused, result, books };
      };
      await act(model, input, { attempt });
      await agree(model, real, books ?? (await readBooks(real.ctx)));
    },
  };
}

async function tryIt<T>(command: () => Promise<T>): Promise<{ refused: string | null; result: T | null }> {
  try {
    return { refused: null, result: await command() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refused: error.reason.code, result: null };
  }
}

/** One of the orders that are not over; of all when there is no such. */
export function someOrder(model: Model, at: number): Order {
  const open = model.orders.filter((order) => !order.over);
  return some(open.length > 0 ? open : model.orders, at);
}

export function some<T>(items: readonly T[], at: number): T {
  const item = items[at % items.length];
  if (item === undefined) throw new Error("nothing to choose from");
  return item;
}
