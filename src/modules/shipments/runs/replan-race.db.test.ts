import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { Refusal } from "@/platform/refusal";
import { withDatabase } from "@/testing/database";
import { aMember } from "@/testing/organization";
import { aPackedParcel } from "@/testing/parcel-task";
import { shipFulfilment } from "../commands/ship-fulfilment";
import { actOnStop } from "./act-on-stop";
import { planRun } from "./plan-run";
import { readRun } from "./run-queries";

const now = () => new Date("2026-11-23T06:00:00Z");
const day = "2026-11-23";
const rounds = 8;

test(
  "a missed parcel that is put on another run while its courier sets off again has one of them, and the other is told",
  { timeout: 60_000 },
  withDatabase(async ({ db }) => {
    const { ctx, fulfilmentId } = await aPackedParcel(db, { now });
    const { id: shipmentId } = await shipFulfilment(ctx, { fulfilmentId, carrier: "own_courier" });
    const { userId: courierId } = await aMember(ctx, "picker");
    const plan = (shipmentIds: string[]) => planRun(ctx, { day, courierId, warehouse: "KZN", shipmentIds });
    let { id: runId } = await plan([shipmentId]);
    const act = async (act: "on_the_way" | "failed") => {
      const stopId = (await readRun(ctx, runId)).stops[0]?.id ?? "";
      await actOnStop(ctx, { stopId, actId: newId(), ...(act === "failed" ? { act, reason: "not_home", note: null } : { act }) });
    };
    for (let round = 0; round < rounds; round++) {
      await act("failed");
      const ends = await Promise.allSettled([plan([shipmentId]), act("on_the_way")]);
      for (const end of ends) if (end.status === "rejected") expect(end.reason).toBeInstanceOf(Refusal);
      const won = ends.map(({ status }) => status);
      expect(won.filter((status) => status === "fulfilled")).toHaveLength(1);
      if (ends[0].status === "fulfilled") runId = ends[0].value.id;
    }
  }),
);
