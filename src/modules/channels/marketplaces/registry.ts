import { commerceml } from "./commerceml/index";
import { generic } from "./generic/index";
import { moysklad } from "./moysklad/index";
import { ozon } from "./ozon/index";
import type { Marketplace } from "./port";
import { retailcrm } from "./retailcrm/index";
import { shopify } from "./shopify/index";
import { simulated } from "./simulated/index";
import { wildberries } from "./wildberries/index";
import { woocommerce } from "./woocommerce/index";
import { yandexMarket } from "./yandex-market/index";

const marketplaces: Readonly<Record<string, Marketplace>> = {
  woocommerce,
  ozon,
  wildberries,
  shopify,
  yandex_market: yandexMarket,
  commerceml,
  moysklad,
  retailcrm,
  generic,
  simulated,
};

export const marketplaceKinds: readonly string[] = Object.keys(marketplaces);

/** The adapter of a connection's kind; null for a kind that no adapter serves. */
export function marketplaceOf(kind: string): Marketplace | null {
  return Object.hasOwn(marketplaces, kind) ? (marketplaces[kind] ?? null) : null;
}
