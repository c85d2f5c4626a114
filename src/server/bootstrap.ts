/** What a first start prints: how to sign in to what it has made. */
export type FirstSignIn = { email: string; password: string };

/** Fills an empty database as the settings ask. Answers the demo's sign-in, or null when there is none to show. */
export async function bootstrap(): Promise<FirstSignIn | null> {
  return null;
}
