/**
 * Names of places that the generated table lacks: former townships and places below that level which
 * reports name, and historical names. Simplified form; sorted.
 */
export const NAMES_BY_HAND: readonly string[] = ['乾元', '乾州', '乾陵', '於潜', '於陵', '清濛']
