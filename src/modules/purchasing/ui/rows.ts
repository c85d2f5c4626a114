import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import type { PurchasePage } from "../orders/one-purchase-queries";
import type { listPurchases } from "../orders/purchase-queries";
import type { listPrices, listSuppliers, SupplierAnswer } from "../suppliers/supplier-queries";
import type { listWaiting } from "../waiting/waiting-queries";

export type PurchasesPage = OverTheWire<Awaited<ReturnType<typeof listPurchases>>>;
export type WholePurchase = OverTheWire<PurchasePage>;
export type SuppliersPage = OverTheWire<Awaited<ReturnType<typeof listSuppliers>>>;
export type WholeSupplier = OverTheWire<SupplierAnswer>;
export type PricesPage = OverTheWire<Awaited<ReturnType<typeof listPrices>>>;
export type PriceItem = PricesPage["items"][number];
export type WaitingPage = OverTheWire<Awaited<ReturnType<typeof listWaiting>>>;
export type WaitingItem = WaitingPage["items"][number];
