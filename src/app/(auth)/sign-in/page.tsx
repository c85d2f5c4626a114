import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "@/modules/organizations/ui/sign-in-form";
import { entrance } from "@/server/entrance";
import { currentSession } from "@/server/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("signInTitle") };
}

export default async function SignInPage() {
  const [session, { isEmpty, demo }, t] = await Promise.all([currentSession(), entrance(), getTranslations("auth")]);
  if (session) redirect("/");
  if (isEmpty) redirect("/set-up");
  return (
    <>
      <h1 className="mb-4 text-20 font-semibold">{t("signInTitle")}</h1>
      <SignInForm demo={demo} />
    </>
  );
}
