import { expect, test, vi } from "vitest";
import { inRollback } from "@/testing/database";
import { anOrganization } from "@/testing/organization";
import { planCounts } from "./plan-counts";
import { classProducts } from "./put-cycle";

vi.mock("./put-cycle", () => ({ classProducts: vi.fn() }));

test(
  "an organization that fails keeps no other from its classes",
  inRollback(async (db) => {
    const own = [await anOrganization(db), await anOrganization(db)].map(({ organizationId }) => organizationId);
    const classed: string[] = [];
    vi.mocked(classProducts).mockImplementation(async ({ actor: { organizationId } }) => {
      if (!own.includes(organizationId)) return;
      classed.push(organizationId);
      if (classed.length === 1) throw new Error("broken");
    });
    await planCounts({ db, now: () => new Date() });
    expect(classed.toSorted()).toEqual(own.toSorted());
  }),
);
