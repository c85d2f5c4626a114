import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { PurchaseForm } from "@/modules/purchasing/ui/orders/purchase-form";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";
import { Page } from "@/ui/page";
import { formChoices } from "../../form-choices";

type Props = { params: Promise<{ purchase: string }> };

/** Changes a draft. */
export default async function EditPurchasePage({ params }: Props) {
  const { purchase: purchaseId } = await params;
  if (!z.uuid().safeParse(purchaseId).success) notFound();
  const [t, order, choices] = await Promise.all([
    getTranslations("purchasing"),
    orNotFound(api.purchases.byId({ purchaseId })),
    formChoices(),
  ]);
  if (order.status !== "draft") redirect(`/purchasing/${purchaseId}`);
  const { id, name } = order.supplier;
  const suppliers = choices.suppliers.some((one) => one.id === id)
    ? choices.suppliers
    : [{ id, name, currency: order.currency }, ...choices.suppliers];
  return (
    <Page
      title={t("editTitle", { number: order.number })}
      back={`/purchasing/${purchaseId}`}
      crumbs={[
        { label: t("title"), href: "/purchasing" },
        { label: order.number, href: `/purchasing/${purchaseId}` },
        { label: t("edit") },
      ]}
      padded
    >
      <div className="max-w-5xl">
        <PurchaseForm key={order.version} order={overTheWire(order)} {...choices} suppliers={suppliers} />
      </div>
    </Page>
  );
}
