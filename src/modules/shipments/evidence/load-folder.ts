import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { type EvidenceView, readEvidence } from "@/modules/fulfilment/packing/evidence-queries";
import { parcelPhotos } from "@/modules/fulfilment/packing/tables";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { type Locale, localeOf } from "@/platform/i18n/locale";
import { Refusal } from "@/platform/refusal";
import { readLabel } from "../documents/read-label";
import { liveShipmentOf } from "../lock-shipment";
import { readShipment, type ShipmentView } from "../queries";

export type EvidenceFolder = {
  locale: Locale;
  shop: string;
  printedAt: Date;
  /** Narrowed to the parcels that are told of. */
  view: EvidenceView;
  shipment: ShipmentView | null;
  label: Buffer | null;
  /** By the photos' ids. */
  photos: Map<string, Buffer>;
};

/** All that the paper of a parcel's evidence says. Refused before it is packed, and for a parcel that is not there. */
export async function loadFolder(
  ctx: Context,
  { fulfilmentId, parcel }: { fulfilmentId: string; parcel?: number },
): Promise<EvidenceFolder> {
  const whole = await readEvidence(ctx, fulfilmentId);
  const parcels = whole.parcels.filter(({ position }) => parcel === undefined || position === parcel);
  if (parcels.length === 0) throw new Refusal("conflict", reason("fulfilment.no_parcels"));
  const { organizationId } = ctx.actor;
  const [shop] = await ctx.db
    .select({ name: organizations.name, locale: organizations.locale })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  const live = await liveShipmentOf(ctx, fulfilmentId);
  const wanted = new Set(parcels.flatMap((one) => one.photos.map(({ id }) => id)));
  const taken =
    wanted.size === 0
      ? []
      : await ctx.db
          .select({ id: parcelPhotos.id, content: parcelPhotos.content })
          .from(parcelPhotos)
          .where(and(eq(parcelPhotos.organizationId, organizationId), eq(parcelPhotos.fulfilmentId, fulfilmentId)));
  return {
    locale: localeOf(shop?.locale, null),
    shop: shop?.name ?? "",
    printedAt: ctx.now(),
    view: { ...whole, parcels },
    shipment: live && (await readShipment(ctx, live.id)),
    label: live && (await readLabel(ctx, live.id)).label,
    photos: new Map(taken.filter(({ id }) => wanted.has(id)).map(({ id, content }) => [id, content])),
  };
}
