import { z } from 'zod'

/** The schema of a union of names. The compiler wants each name once, so a new one cannot be forgotten here. */
export function namesOf<Name extends string>(names: Readonly<Record<Name, 1>>): z.ZodType<Name> {
  return z.enum(Object.keys(names) as [Name, ...Name[]]) as unknown as z.ZodType<Name>
}
