import { getTranslations } from "next-intl/server";
import { whyNotRole } from "@/lib/permission";
import { ImportScreen } from "@/modules/files/ui/import-screen";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";
import { requireSession } from "@/server/session";
import { BackLink } from "../../back-link";
import { NotForRole } from "../../not-for-role";

type Props = { params: Promise<{ id: string }> };

/** One import, step by step. */
export default async function ImportPage({ params }: Props) {
  const { id } = await params;
  const { role } = await requireSession();
  const refused = whyNotRole(role, "manager");
  if (refused) return <NotForRole reason={refused} />;
  const [row, channels, warehouses, carriers, t] = await Promise.all([
    orNotFound(api.files.byId({ importId: id })),
    api.channels.list(),
    api.warehouses.list(),
    api.shipments.carriers(),
    getTranslations("files"),
  ]);
  const named = (list: readonly { code: string; name: string; active: boolean }[]) =>
    list.filter(({ active }) => active).map(({ code, name }) => ({ code, name }));
  const kind = t(`upload.kinds.${row.kind}`);
  // A source that nobody named is known by the kind alone.
  const ofWhat = row.source === row.kind ? kind : t("of", { kind, source: row.source });
  return (
    <>
      <div className="grid gap-1">
        <BackLink href="/settings/files">{t("back")}</BackLink>
        <h2 className="truncate text-20 font-semibold">{row.name}</h2>
        <p className="text-13 text-ink-3">{ofWhat}</p>
      </div>
      <ImportScreen first={overTheWire(row)} channels={named(channels)} warehouses={named(warehouses)} carriers={named(carriers)} />
    </>
  );
}
