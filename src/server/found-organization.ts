import { newId } from "@/lib/ids";
import { channels } from "@/modules/channels/tables";
import { createOrganization, type NewOrganization } from "@/modules/organizations/commands/create-organization";
import { startingCarriers } from "@/modules/shipments/carriers/registry";
import { carriers } from "@/modules/shipments/tables";
import type { Context, Visitor } from "@/platform/context";
import { translator } from "@/platform/i18n/translator";

type Then = (ctx: Context) => Promise<unknown>;

/**
 * Founds an organization with its owner and with what every one starts with: a courier, collection, and orders by phone.
 * `andThen` runs as the owner in the same transaction.
 */
export function foundOrganization(
  visitor: Visitor,
  organization: NewOrganization,
  andThen: Then = async () => {},
): Promise<{ organizationId: string; ownerId: string }> {
  return createOrganization(visitor, organization, async (ctx) => {
    await addStartingKit(ctx, organization.locale);
    await andThen(ctx);
  });
}

async function addStartingKit(ctx: Context, locale: "ru" | "en"): Promise<void> {
  const t = translator(locale, "starting");
  const { organizationId } = ctx.actor;
  await ctx.db.insert(carriers).values(
    startingCarriers.map(({ code, kind, settings }) => ({
      organizationId,
      id: newId(),
      code,
      kind,
      name: t(`carriers.${kind}`),
      settings: { ...settings },
    })),
  );
  await ctx.db.insert(channels).values({ organizationId, id: newId(), code: "manual", name: t("channels.manual"), kind: "manual" });
}
