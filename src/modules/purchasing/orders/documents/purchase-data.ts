import type { Locale } from "@/platform/i18n/locale";
import type { PurchaseTerms } from "../load-terms";
import type { LockedPurchase } from "../lock-purchase";

/** All that the paper and the letter to a supplier say. Plain data: the same order always gives the same paper. */
export type PurchasePaper = {
  locale: Locale;
  timeZone: string;
  currency: string;
  number: string;
  at: Date;
  buyer: { name: string; email: string | null; phone: string | null };
  supplier: { name: string; taxNumber: string | null; person: string | null };
  /** Where the goods are to come, and when. */
  place: readonly string[];
  expectedAt: Date | null;
  paymentTerms: string | null;
  note: string | null;
  reference: string | null;
  lines: readonly {
    sku: string;
    supplierSku: string | null;
    name: string;
    quantity: number;
    unitPriceMinor: number;
    discountMinor: number;
    totalMinor: number;
  }[];
  goodsMinor: number;
  discountMinor: number;
  freightMinor: number;
  taxMinor: number;
  totalMinor: number;
};

/** The paper of an order as it was asked for, in its supplier's language. */
export function paperOf({ order, lines, supplier, warehouse }: LockedPurchase, { organization }: PurchaseTerms): PurchasePaper {
  const { name, address } = warehouse;
  const where = address ? [address.postalCode, address.region, address.city, address.line1].filter(Boolean).join(", ") : "";
  return {
    locale: supplier.locale,
    timeZone: organization.timezone,
    currency: order.currency,
    number: order.number,
    at: order.sentAt ?? order.createdAt,
    buyer: { name: organization.name, email: organization.supportEmail, phone: organization.supportPhone },
    supplier: { name: supplier.name, taxNumber: supplier.taxNumber, person: supplier.person },
    place: [name, where].filter(Boolean),
    expectedAt: order.expectedAt,
    paymentTerms: supplier.paymentTerms,
    note: order.note,
    reference: order.reference,
    lines: lines.map(({ sku, supplierSku, name, quantity, unitPriceMinor, discountMinor, totalMinor }) => ({
      ...{ sku, supplierSku, name, quantity, unitPriceMinor, discountMinor, totalMinor },
    })),
    goodsMinor: order.goodsMinor,
    discountMinor: order.discountMinor,
    freightMinor: order.freightMinor,
    taxMinor: order.taxMinor,
    totalMinor: order.totalMinor,
  };
}
