import { BuyerActsForm } from "@/modules/orders/ui/policy/buyer-acts-form";
import { OrganizationForm } from "@/modules/organizations/ui/organization-form";
import { api } from "@/server/api";

export default async function OrganizationSettingsPage() {
  const [{ id: _, locale, ...settings }, acts] = await Promise.all([api.organizations.settings(), api.orders.buyerActs()]);
  const zones = Intl.supportedValuesOf("timeZone");
  return (
    <div className="grid gap-8">
      <OrganizationForm settings={{ ...settings, locale: locale === "en" ? "en" : "ru" }} zones={zones} />
      <BuyerActsForm key={acts.version} view={acts} />
    </div>
  );
}
