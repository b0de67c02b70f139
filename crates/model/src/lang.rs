//! Languages by their ISO 639 code.

/// The ISO 639-1 codes, sorted; what `Lang::parse` accepts.
const CODES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy \
    da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig \
    ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml \
    mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg \
    si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh \
    yi yo za zh zu";

/// A language, by its two-letter ISO 639-1 code; regions and scripts are dropped (`zh-CN` is `zh`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang([u8; 2]);

/// A name that is no ISO 639-1 language code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown language `{0}`: expected a two-letter ISO 639-1 code such as ar, en, es, fr, ru, zh")]
pub struct UnknownLang(pub String);

impl Lang {
    /// Arabic.
    pub const AR: Self = Self(*b"ar");
    /// English.
    pub const EN: Self = Self(*b"en");
    /// Spanish.
    pub const ES: Self = Self(*b"es");
    /// French.
    pub const FR: Self = Self(*b"fr");
    /// Russian.
    pub const RU: Self = Self(*b"ru");
    /// Chinese.
    pub const ZH: Self = Self(*b"zh");

    /// The language of a code such as `fr`, `FR` or `zh-Hans-CN`.
    ///
    /// # Errors
    /// [`UnknownLang`] if the first subtag is no ISO 639-1 code.
    pub fn parse(tag: &str) -> Result<Self, UnknownLang> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match primary.as_bytes() {
            &[a, b] if CODES.split_ascii_whitespace().any(|c| c == primary) => Ok(Self([a, b])),
            _ => Err(UnknownLang(tag.to_owned())),
        }
    }

    /// The two-letter code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }
}

impl std::fmt::Debug for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::fmt::Display for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Self::parse(s)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_codes_and_tags() {
        for (tag, want) in
            [("zh", Some("zh")), ("ZH-Hans-CN", Some("zh")), ("fr_CA", Some("fr")), ("de", Some("de"))]
        {
            assert_eq!(Lang::parse(tag).ok().map(|l| l.to_string()).as_deref(), want, "{tag}");
        }
        for tag in ["", "xx", "english", "e", "é"] {
            assert!(Lang::parse(tag).is_err(), "{tag}");
        }
    }
}
