import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/json";
import { processWide } from "@/platform/process";
import type { QuoteAnswer, QuoteRequest } from "../carriers/port";
import type { OpenedCarrier } from "../carriers/registry";

/** What a carrier has said lately, so that a parcel that is looked at twice is asked about once. Never what a booking rests on. */

const freshMs = 10 * 60_000;
/** Per organization; the oldest goes first. A shop that packs a parcel a minute needs some tens. */
const mostAnswers = 300;
const mostOrganizations = 200;

type Kept = { answer: QuoteAnswer; at: number };

/** The answers of organizations' carriers. Each organization has a bound of its own, so that a busy one pushes out nobody else's. */
export class QuoteCache {
  private readonly organizations = new Map<string, Map<string, Kept>>();

  /** The answer that is younger than ten minutes; else `ask`, whose answer is kept. What could not be asked is not kept. */
  async answer(
    { organizationId, key, now, fresh }: { organizationId: string; key: string; now: Date; fresh: boolean },
    ask: () => Promise<QuoteAnswer>,
  ): Promise<Kept> {
    const own = this.of(organizationId);
    const kept = own.get(key);
    if (kept && !fresh && Math.abs(now.getTime() - kept.at) < freshMs) return kept;
    const told = { answer: await ask(), at: now.getTime() };
    own.delete(key);
    own.set(key, told);
    for (const oldest of own.keys()) {
      if (own.size <= mostAnswers) break;
      own.delete(oldest);
    }
    return told;
  }

  /** How many answers of an organization are kept. */
  sizeOf(organizationId: string): number {
    return this.organizations.get(organizationId)?.size ?? 0;
  }

  private of(organizationId: string): Map<string, Kept> {
    const own = this.organizations.get(organizationId) ?? new Map<string, Kept>();
    // Whoever asked last is dropped last.
    this.organizations.delete(organizationId);
    this.organizations.set(organizationId, own);
    for (const idle of this.organizations.keys()) {
      if (this.organizations.size <= mostOrganizations) break;
      this.organizations.delete(idle);
    }
    return own;
  }
}

/** The one of this process. */
export const quoteCache = (): QuoteCache => processWide("quote-cache", () => new QuoteCache());

/**
 * One text for one question to one account: all that the carrier could see of it but the moment. Settings and secrets belong to it,
 * so that another table of prices is another question.
 */
export function questionKey({ account, carrier }: OpenedCarrier, { now: _, ...request }: QuoteRequest): string {
  const { code, settings, secrets } = account;
  return createHash("sha256")
    .update(canonicalJson([carrier.kind, code, settings, secrets, request]))
    .digest("base64");
}

/** The account as it is, with a memory: asked again within ten minutes it says the same. `tell` hears how old an answer is. */
export function remembering(
  opened: OpenedCarrier,
  { organizationId, cache, fresh, tell }: { organizationId: string; cache: QuoteCache; fresh: boolean; tell: (at: Date) => void },
): OpenedCarrier {
  const { carrier } = opened;
  return {
    ...opened,
    carrier: {
      ...carrier,
      quote: async (request, account) => {
        const key = questionKey(opened, request);
        const { answer, at } = await cache.answer({ organizationId, key, now: request.now, fresh }, () => carrier.quote(request, account));
        tell(new Date(at));
        return answer;
      },
    },
  };
}
