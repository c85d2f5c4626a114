import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { wayBack } from "@/lib/way-back";
import { SignInForm } from "@/modules/organizations/ui/sign-in-form";
import { entrance } from "@/server/entrance";
import { currentSession } from "@/server/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("signInTitle") };
}

type Props = { searchParams: Promise<{ to?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const [session, { isEmpty, demo }, t] = await Promise.all([currentSession(), entrance(), getTranslations("auth")]);
  const to = wayBack((await searchParams).to) ?? "/";
  if (session) redirect(to);
  if (isEmpty) redirect("/set-up");
  return (
    <>
      <h1 className="mb-4 text-20 font-semibold">{t("signInTitle")}</h1>
      <SignInForm demo={demo} to={to} />
    </>
  );
}
