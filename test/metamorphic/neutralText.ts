/**
 * Prose of a requirements paper that has nothing to do with any control. A test looks that no word of the lexicon stands in
 * it: what is added to a draft from here must leave all outcomes as they were.
 */
export const NEUTRAL_SENTENCES: readonly string[] = [
  '本案採購標的為志工媒合作業之畫面改版，預算由企劃科編列。',
  '簡報時間十五分鐘，答詢十分鐘，由專案經理到場說明時程安排。',
  '工作坊每場以三十人為原則，講義、茶水及座位由承辦科室準備。',
  '月報應以中文撰寫，紙本三份，版面以直式橫書為原則。',
  '首頁配色應與識別手冊一致，字級不小於十六點。',
  '第二期款於期末簡報後支付契約價金總額百分之三十。',
  '場地租借案件由北區分署受理，平均每月約八百件。',
  '承辦人員得依日期及案號查詢，結果得以試算表下載。',
  '操作手冊一式五冊，封面印製案名及年度。',
  '民眾滿意度問卷有效樣本不得少於三百分。',
  '花卉展覽期間之導覽摺頁由企劃科繪製，廠商應於十日內排版。',
  '會議紀要應於會後五日內提送，格式依秘書單位範本。',
  '志工服務時數按季彙總，並於年度表揚大會公布前十名。',
  '照片以橫幅為主，每張說明文字不逾二十字。',
  '展延申請以一次為限，期間最長三十日。',
  '宣傳短片長度九十秒，配樂須輕快。',
  '停車場開放時間為上午八時至下午六時。',
  '期末展示會之邀請卡由廠商設計三款供選用。',
];

/** Titles of sections about nothing that the list knows. */
export const NEUTRAL_TITLES: readonly string[] = [
  '畫面配色',
  '付款期別',
  '工作坊場次',
  '展示會籌備',
  '問卷調查',
  '版面規格',
  '志工表揚',
];

/** Rows of a small table, title row first. */
export const NEUTRAL_TABLE: readonly (readonly [string, string, string])[] = [
  ['期別', '工作項目', '百分比'],
  ['第一期', '繳交期初簡報', '三十'],
  ['第二期', '畫面改版完成', '四十'],
  ['第三期', '期末簡報結束', '三十'],
];
