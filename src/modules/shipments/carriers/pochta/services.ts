import type { QuoteRequest } from "../port";

/** Kinds of mail («вид РПО») that carry goods within Russia. */
export const mailTypes = [
  "POSTAL_PARCEL",
  "ONLINE_PARCEL",
  "PARCEL_CLASS_1",
  "ONLINE_COURIER",
  "BUSINESS_COURIER",
  "BUSINESS_COURIER_ES",
  "EMS",
  "EMS_OPTIMAL",
  "EMS_RT",
  "EMS_TENDER",
  "BANDEROL",
  "BANDEROL_CLASS_1",
  "VGPO_CLASS_1",
] as const;
export type MailType = (typeof mailTypes)[number];

/** What is offered where the shop has named none. */
export const usualMailTypes: readonly MailType[] = ["POSTAL_PARCEL", "ONLINE_PARCEL", "PARCEL_CLASS_1", "ONLINE_COURIER", "EMS"];

/** Categories («категория РПО»): whether a value is declared, and whether the buyer pays at the counter. */
export const mailCategories = [
  "ORDINARY",
  "ORDERED",
  "WITH_DECLARED_VALUE",
  "WITH_DECLARED_VALUE_AND_CASH_ON_DELIVERY",
  "WITH_DECLARED_VALUE_AND_COMPULSORY_PAYMENT",
  "WITH_COMPULSORY_PAYMENT",
] as const;
export type MailCategory = (typeof mailCategories)[number];

export type Service = { mailType: MailType; category: MailCategory };

export const declaresValue = (category: MailCategory) => category.startsWith("WITH_DECLARED_VALUE");
export const takesCompulsoryPayment = (category: MailCategory) => category.endsWith("COMPULSORY_PAYMENT");
export const takesMoney = (category: MailCategory) => category.endsWith("CASH_ON_DELIVERY") || takesCompulsoryPayment(category);

/** These are brought to the door; any other waits at the post office. */
export const goesToTheDoor = (mailType: MailType) => /EMS|COURIER/.test(mailType);
/** Several parcels of one buyer may go as one consignment («многоместное отправление»). */
export const takesSeveralParcels = (mailType: MailType) => ["ONLINE_PARCEL", "ONLINE_COURIER", "EMS_RT", "EMS_TENDER"].includes(mailType);
export const limitGramsOf = (mailType: MailType) => (goesToTheDoor(mailType) ? 31_500 : 20_000);

export const codeOf = ({ mailType, category }: Service) => `${mailType}:${category}`;

/** The service of a code; null for one that is none of ours. */
export function serviceOf(code: string): Service | null {
  const [type, named, more] = code.split(":");
  const mailType = mailTypes.find((one) => one === type);
  const category = mailCategories.find((one) => one === named);
  return mailType && category && more === undefined ? { mailType, category } : null;
}

/** What the Post may declare at least: it pays out no more than a parcel is declared to be worth, and collects no more either. */
export const declaredMinor = ({ valueMinor, cashOnDeliveryMinor }: Pick<QuoteRequest, "valueMinor" | "cashOnDeliveryMinor">) =>
  Math.max(0, valueMinor, cashOnDeliveryMinor);

/**
 * The categories that suit an order. Where the shop has named none: a payment at the counter, else the value of the goods insured, else
 * neither.
 */
export function categoriesFor(request: QuoteRequest, wanted: readonly MailCategory[] | undefined): MailCategory[] {
  const pays = request.cashOnDeliveryMinor > 0;
  const isWorth = declaredMinor(request) > 0;
  if (!wanted?.length) {
    if (pays) return ["WITH_DECLARED_VALUE_AND_CASH_ON_DELIVERY"];
    return [isWorth ? "WITH_DECLARED_VALUE" : "ORDINARY"];
  }
  return wanted.filter((category) => takesMoney(category) === pays && (isWorth || !declaresValue(category)));
}
