import type { Sums } from "./sums";

/** What an order costs, stage by stage. Pure. */

export const costStages = ["goods", "commission", "fees", "pick", "pack", "otherWork", "delivery", "channelDelivery", "wayBack"] as const;
export type CostStage = (typeof costStages)[number];

/** Work on orders: how long, and what it costs; null where nobody said what an hour costs. */
export type Work = { stage: string; seconds: number; costMinor: number | null };

export type StageCost = { stage: CostStage; minor: number; seconds: number /** Work that has no rate yet. */; unpricedSeconds: number };

/** What all orders of some sums cost at each stage, in the order in which it comes about. */
export function stageCosts(sums: Sums, work: readonly Work[]): StageCost[] {
  const money: Partial<Record<CostStage, number>> = {
    goods: sums.costMinor,
    commission: sums.commissionMinor,
    fees: sums.otherFeesMinor,
    delivery: sums.deliveryMinor,
    channelDelivery: sums.logisticsMinor,
    wayBack: sums.wayBackMinor,
  };
  return costStages.map((stage) => {
    const own = work.filter((one) => stageOfWork(one.stage) === stage);
    return {
      stage,
      minor: (money[stage] ?? 0) + own.reduce((sum, { costMinor }) => sum + (costMinor ?? 0), 0),
      seconds: own.reduce((sum, { seconds }) => sum + seconds, 0),
      unpricedSeconds: own.reduce((sum, { seconds, costMinor }) => sum + (costMinor === null ? seconds : 0), 0),
    };
  });
}

const stageOfWork = (stage: string): CostStage => (stage === "pick" || stage === "pack" ? stage : "otherWork");

/** What work of some seconds costs by an hourly rate. */
export const workCost = (seconds: number, hourMinor: number | null): number | null =>
  hourMinor === null ? null : Math.round((seconds * hourMinor) / 3600);
