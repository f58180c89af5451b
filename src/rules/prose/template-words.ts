/** Instructions of the national form and of local notices that were left standing in a report. */
export const TEMPLATE_INSTRUCTION =
  /该部分以表格形式报告|本部分以表格形式报告|此(?:处|部分)(?:应当?|请|需)?填写|请(?:在此|根据实际情况|按实际情况)?填写|填写说明|（(?:此处|请|应)[^（）]{0,30}(?:填写|填报|说明|删除)[^（）]{0,10}）|不超过\d+字|字数(?:不超过|控制在)|本(?:页|表|段)为模板|（模板）/
