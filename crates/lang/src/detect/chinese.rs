//! Which characters a Chinese text is written in, the simplified or the traditional ones.

use hexapla_model::Lang;

/// Frequent characters of simplified texts that neither traditional nor Japanese ones have.
const SIMPLIFIED: &str = "们这为对从说议设员务开关发过进还长门问间见现视规认论报际权总统经济续结给组织约级纪实审农决减应广录归协单厅历县变团围图场\
                          处备头妇吗东车书买卖难观让语读请谁谈课调钱铁银错阳阴陆顾页项须领题额";
/// Frequent characters of traditional texts that simplified ones do not have.
const TRADITIONAL: &str = "們這說還沒給對從經發實來會應員關與讓麼總續權爲為國際報議設務開過進長門問間見現視規認論統濟結組織約級紀審條農決減廣當錄歸\
                           協單廳歷縣變號團圍圖場處備頭婦嗎東車書買賣難觀語讀請誰談課調錢鐵銀錯陽陰陸隨顧頁項須領題額";
/// Those of them that Japanese does not have either.
const NOT_JAPANESE: &str = "們這說還沒給對從經發實來會應關與讓麼總續權爲國";
/// Regions and scripts that name one of the two.
const FORMS: [(&str, Form); 8] = [
    ("Hans", Form::Simplified),
    ("CN", Form::Simplified),
    ("SG", Form::Simplified),
    ("MY", Form::Simplified),
    ("Hant", Form::Traditional),
    ("TW", Form::Traditional),
    ("HK", Form::Traditional),
    ("MO", Form::Traditional),
];

/// How many distinctive characters a text has at least.
const ENOUGH: usize = 3;
/// The part of them that the other form has at most.
const STRAY: f64 = 0.1;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Simplified,
    Traditional,
}

/// How many different characters of `text` are in Chinese texts and in no others.
pub(super) fn kinds(text: &str) -> usize {
    let mut kinds: Vec<char> =
        text.chars().filter(|c| SIMPLIFIED.contains(*c) || NOT_JAPANESE.contains(*c)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds.len()
}

/// The form of Chinese that a text is in, as a language: `zh-Hans` or `zh-Hant`, if it shows.
///
/// ```
/// use hexapla_lang::detect::chinese_form;
///
/// let form = |text| chinese_form(text).map(|lang| lang.to_string());
/// assert_eq!(form("委员会审议了报告并讨论了问题。").as_deref(), Some("zh-Hans"));
/// assert_eq!(form("委員會審議了報告並討論了問題。").as_deref(), Some("zh-Hant"));
/// assert_eq!(form("文件"), None);
/// ```
#[must_use]
pub fn chinese_form(text: &str) -> Option<Lang> {
    Lang::parse_variant(match form(text)? {
        Form::Simplified => "zh-Hans",
        Form::Traditional => "zh-Hant",
    })
    .ok()
}

fn form(text: &str) -> Option<Form> {
    let [simplified, traditional] =
        [SIMPLIFIED, TRADITIONAL].map(|list| text.chars().filter(|c| list.contains(*c)).count());
    let (form, stray) = if simplified > traditional {
        (Form::Simplified, traditional)
    } else {
        (Form::Traditional, simplified)
    };
    let all = simplified + traditional;
    (all >= ENOUGH && stray as f64 <= STRAY * all as f64).then_some(form)
}

/// The form of a text that is certainly not in the form of Chinese that is said.
pub(super) fn contradicted(said: Lang, text: &str) -> Option<Lang> {
    let mut subtags = said.as_str().split('-').skip(1);
    let named = subtags.find_map(|tag| FORMS.iter().find(|(known, _)| *known == tag));
    let named = named.filter(|_| said.primary() == Lang::ZH)?.1;
    form(text).filter(|form| *form != named).and_then(|_| chinese_form(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_is_of_both_forms() {
        assert!(SIMPLIFIED.chars().all(|c| !TRADITIONAL.contains(c)));
        assert!(NOT_JAPANESE.chars().all(|c| TRADITIONAL.contains(c)));
    }

    #[test]
    fn said_to_be_in_the_other_form() {
        for (said, text, want) in [
            ("zh-TW", "委员会审议了报告并讨论了问题。", "zh-Hans"),
            ("zh-Hant-HK", "委员会审议了报告并讨论了问题。", "zh-Hans"),
            ("zh-CN", "委員會審議了報告並討論了問題。", "zh-Hant"),
            ("zh-CN", "委员会审议了报告并讨论了问题。", ""),
            ("zh", "委員會審議了報告並討論了問題。", ""),
            ("zh-TW", "文件", ""),
            ("zh-TW", "委员会审议了報告並討論了問題。", ""),
            ("ja", "委員会は報告を審議した。", ""),
        ] {
            let found = contradicted(Lang::parse_variant(said).unwrap(), text);
            assert_eq!(found.map(|l| l.to_string()).unwrap_or_default(), want, "{said}: {text}");
        }
    }
}
