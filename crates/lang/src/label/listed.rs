//! Chinese numbers in a row, which open a sentence and are not labels: `三、四名代表`, `（一）（二）项`, `（5）号决议`.

use crate::numeral::{self, Numeral, System};

use super::cursor::Cursor;
use super::grammar::Frame;

/// What is counted after two numbers that follow each other: `三、四名`.
const COUNTED: [&str; 42] = [
    "名",
    "个",
    "個",
    "位",
    "项",
    "項",
    "次",
    "月",
    "日",
    "号",
    "號",
    "届",
    "屆",
    "人",
    "种",
    "種",
    "等",
    "级",
    "級",
    "条",
    "條",
    "款",
    "段",
    "章",
    "节",
    "節",
    "类",
    "類",
    "件",
    "份",
    "天",
    "周",
    "期",
    "批",
    "组",
    "組",
    "季度",
    "年级",
    "年内",
    "年后",
    "年来",
    "国代表",
];
/// What a number in brackets is one of.
const NUMBERED: [&str; 7] = ["号", "號", "项", "項", "款", "条", "條"];
/// Words that begin like those, and may open the text after a label.
const WORDS: [&str; 28] = [
    "号召", "號召", "号码", "號碼", "号令", "号称", "项目", "項目", "项链", "款项", "款項", "款式", "款待",
    "款额", "条件", "條件", "条约", "條約", "条例", "條例", "条款", "條款", "条文", "條文", "条目", "条理",
    "条码", "条形",
];

/// Whether the number `own` in `frame`, which ends at `c`, is one of those of a sentence.
pub(super) fn is_listed(c: Cursor<'_>, frame: Frame, own: &Numeral) -> bool {
    if !matches!(own.system, System::Han | System::Digits) {
        return false;
    }
    match frame {
        Frame::Comma => c.text[..c.at].ends_with('、') && is_first(c.rest(), own),
        Frame::Brackets => {
            let rest = c.rest();
            let numbered = NUMBERED.iter().any(|word| rest.starts_with(word));
            numbered && !WORDS.iter().any(|word| rest.starts_with(word)) || opens_next(rest, own)
        }
        _ => false,
    }
}

/// Whether `rest`, which follows `own` and `、`, goes on with the next number of a row, `四、五级`, or with the next number
/// and what is counted, in a sentence: `一、三个问题` is a heading, and so is `三、四个全面`.
fn is_first(rest: &str, own: &Numeral) -> bool {
    let Some(next) = same(rest, own.system).filter(|next| next.value > own.value) else { return false };
    let behind = &rest[next.len..];
    let third = behind.strip_prefix('、').and_then(|behind| same(behind, own.system));
    let row = third.is_some_and(|third| third.value > next.value);
    let counts = next.value == own.value + 1 && COUNTED.iter().any(|word| behind.starts_with(word));
    row || counts && behind.contains(['。', '，', '；', '！', '？'])
}

/// Whether `rest` opens with a higher number of the same kind in brackets.
fn opens_next(rest: &str, own: &Numeral) -> bool {
    let inner = rest.trim_start_matches(['、', '和', '及', '至', '或']).strip_prefix(['（', '(']);
    let next = inner.and_then(|inner| Some((inner, same(inner, own.system)?)));
    next.is_some_and(|(inner, next)| next.value > own.value && inner[next.len..].starts_with(['）', ')']))
}

/// The longest number of this kind that `text` opens with.
fn same(text: &str, system: System) -> Option<Numeral> {
    numeral::numerals(text).into_iter().filter(|n| n.system == system).max_by_key(|n| n.len)
}
