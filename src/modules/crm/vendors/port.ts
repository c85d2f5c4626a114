import type { z } from "zod";
import type { Reason } from "@/lib/reason";
import type { Answer, Question } from "../../channels/marketplaces/line";
import type { StageMap } from "../deal-stage";

export type CrmSecrets = Readonly<Record<string, string>>;

/** What every CRM is set up with; the rest of its settings are its own. */
export type CrmSettings = Record<string, unknown> & {
  baseUrl?: string;
  stages: StageMap;
  /** What may be told of the buyer. */
  buyer: { name: boolean; phone: boolean; email: boolean };
  /** "Заказ {number}". */
  title: string;
};

/** A buyer as far as it may be told. The phone is E.164. */
export type CrmBuyer = { name: string | null; phone: string | null; email: string | null };

export type CrmDealLine = { name: string; quantity: number; unitPriceMinor: number; taxRate: number | null };

/** An order as a CRM is to see it, in our words. */
export type CrmDeal = {
  /** Ours, and the same whenever the order is told. */
  key: string;
  title: string;
  currency: string;
  totalMinor: number;
  /** Their id of the stage; null leaves the deal where it is. */
  stage: string | null;
  /** Where the order is seen in Dirigent. */
  link: string;
  lines: CrmDealLine[];
};

/** A way that deals go there, with its stages in their order. */
export type CrmFunnel = { id: string; name: string; stages: { id: string; name: string }[] };

/** A line to one CRM: within its limits, to its host, with its keys. Throws `ChannelTrouble` when there is no usable answer. */
export type CrmLine = { settings: CrmSettings; ask(question: Question): Promise<Answer> };

/** The CRM understood and will not have it: its reason is for a person. */
export class CrmRefused extends Error {
  override readonly name = "CrmRefused";

  constructor(readonly reason: Reason) {
    super(reason.code);
  }
}

/**
 * One vendor's CRM. An adapter translates and decides nothing: what is asked when, and what is remembered, is the caller's.
 * Whatever creates something may lose its answer, so each has a question that finds what an earlier try has made.
 */
export type Crm = {
  readonly kind: string;
  readonly settings: z.ZodType<CrmSettings>;
  readonly secrets: z.ZodType<CrmSecrets>;
  /** What of the settings says where it is: enough to ask it for its funnels before anything else is chosen. */
  readonly place: z.ZodType<Record<string, unknown>>;
  readonly pace: { perSecond: number; atOnce: number };
  /** Where it is asked, without a slash at the end. */
  base(place: Record<string, unknown>, secrets: CrmSecrets): string;
  authorize(secrets: CrmSecrets): Record<string, string>;
  /** Asks something harmless. Answers what is to be put right; null when it works. */
  testConnection(line: CrmLine): Promise<Reason | null>;
  /** Its funnels, for people to choose from. */
  funnels(line: Pick<CrmLine, "ask">): Promise<CrmFunnel[]>;
  /** The oldest contact with the phone, else with the e-mail. */
  findContact(line: CrmLine, buyer: CrmBuyer): Promise<string | null>;
  createContact(line: CrmLine, buyer: CrmBuyer): Promise<string>;
  /** The deal that an earlier try made for the same order. */
  findDeal(line: CrmLine, deal: CrmDeal, askedAt: Date): Promise<string | null>;
  createDeal(line: CrmLine, deal: CrmDeal, contactId: string | null): Promise<string>;
  /** Head, stage and what hangs on a deal (lines, link) as they are now. Repeating it changes nothing. */
  updateDeal(line: CrmLine, dealId: string, deal: CrmDeal): Promise<void>;
  /** Adds lines to a deal's history, but for those that stand there: an earlier try may have added them and lost the answer. */
  addNotes(line: CrmLine, dealId: string, notes: readonly string[]): Promise<void>;
};
