import { type Dice, dice } from "./demo/plan-dice";

/** Chance for a proof, printed so that a run can be repeated: `SEED=123 npm run proof`. */
export function seeded(name: string): Dice {
  const seed = Number(process.env.SEED) || Math.floor(Math.random() * 2 ** 31);
  process.stdout.write(`${name}: SEED=${seed}\n`);
  return dice(seed);
}
