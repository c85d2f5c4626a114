import { expect, test } from "vitest";
import { sourceFiles, withoutComments } from "./source-files";

// Hooks of ours and of React that exist in the browser only. useTranslations, useLocale and useId work on the server too.
const ofTheBrowser =
  /\b(useFormats|useNow|useReasonText|useMe|useNeeds|useConnection|useLive|useLiveQuery|useGlow|useHotkeys|useForm|useState|useEffect|useRef|useMemo|useCallback|useRouter|usePathname|useSearchParams|useQuery|useInfiniteQuery|useMutation)\(/;
const isClient = (text: string) => /^\s*["']use client["']/.test(withoutComments(text));

test("a component that calls a hook of the browser says so: rendered by a page on the server it would fail there", () => {
  const silent = sourceFiles("src", /^src\/(app|modules|ui)\/(?!.*\.test\.).*\.tsx$/).filter(
    ({ text }) => ofTheBrowser.test(withoutComments(text)) && !isClient(text),
  );
  expect(silent.map(({ path }) => path)).toEqual([]);
});
