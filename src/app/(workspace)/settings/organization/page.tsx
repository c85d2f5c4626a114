import { OrganizationForm } from "@/modules/organizations/ui/organization-form";
import { api } from "@/server/api";

export default async function OrganizationSettingsPage() {
  const { id: _, locale, ...settings } = await api.organizations.settings();
  const zones = Intl.supportedValuesOf("timeZone");
  return <OrganizationForm settings={{ ...settings, locale: locale === "en" ? "en" : "ru" }} zones={zones} />;
}
