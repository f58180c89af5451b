/**
 * The radicals of U+2E80 to U+2EF3 that are whole characters, each before the character it looks like
 * (Unicode: EquivalentUnifiedIdeograph). NFKC maps two of them only. Mere components are left out.
 */
export const RADICALS = `
⺁厂⺃乚⺄乙⺇几⺊卜⺎兀⺒巳⺓幺⺛旡⺜日⺝月⺟母⺠民⺧牛⺩王⺫目⺬示⺮竹⺶羊⺻聿⺽臼
⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻱龜⻳龟
`
