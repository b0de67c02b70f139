//! Languages by their ISO 639 code.

/// The ISO 639-1 codes, sorted; what `Lang::parse` accepts.
const CODES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy \
    da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig \
    ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml \
    mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg \
    si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh \
    yi yo za zh zu";

/// The longest tag that is kept: language, script, region and one variant.
const LONGEST: usize = 20;

/// A language, by its two-letter ISO 639-1 code, with the script, region and variant that distinguish it from another
/// form of the same language.
///
/// [`Lang::parse`] gives the language alone (`zh-CN` is `zh`); [`Lang::parse_variant`] keeps what follows. Two
/// languages are equal if their tags are; tables of languages ask for [`Lang::code`] or compare with [`Lang::primary`].
/// `en` is before `en-GB`, and `en-GB` before `en-US`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang([u8; LONGEST]);

/// A name that is not an ISO 639-1 language code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown language `{0}`: expected a two-letter ISO 639-1 code such as ar, en, es, fr, ru, zh")]
pub struct UnknownLang(pub String);

impl Lang {
    /// Arabic.
    pub const AR: Self = Self::of_code(*b"ar");
    /// English.
    pub const EN: Self = Self::of_code(*b"en");
    /// Spanish.
    pub const ES: Self = Self::of_code(*b"es");
    /// French.
    pub const FR: Self = Self::of_code(*b"fr");
    /// Russian.
    pub const RU: Self = Self::of_code(*b"ru");
    /// Chinese.
    pub const ZH: Self = Self::of_code(*b"zh");

    const fn of_code(code: [u8; 2]) -> Self {
        let mut tag = [0; LONGEST];
        tag[0] = code[0];
        tag[1] = code[1];
        Self(tag)
    }

    /// The language of a code such as `fr`, `FR` or `zh-Hans-CN`, without what follows the first subtag.
    ///
    /// # Errors
    /// [`UnknownLang`] if the first subtag is not an ISO 639-1 code.
    pub fn parse(tag: &str) -> Result<Self, UnknownLang> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match primary.as_bytes() {
            &[a, b] if CODES.split_ascii_whitespace().any(|c| c == primary) => Ok(Self::of_code([a, b])),
            _ => Err(UnknownLang(tag.to_owned())),
        }
    }

    /// The language of a tag with its script, region and variant, in the usual case: `en_us` is `en-US`, `zh-hant-tw`
    /// is `zh-Hant-TW`.
    ///
    /// Of several variants the first is kept; extensions and subtags for private use are not. `zh-CHS` and `zh-CHT` are
    /// `zh-Hans` and `zh-Hant`.
    ///
    /// ```
    /// use hexapla_model::Lang;
    ///
    /// let lang = Lang::parse_variant("zh_hant_tw")?;
    /// assert_eq!((lang.as_str(), lang.code(), lang.primary()), ("zh-Hant-TW", "zh", Lang::ZH));
    /// # Ok::<(), hexapla_model::UnknownLang>(())
    /// ```
    ///
    /// # Errors
    /// [`UnknownLang`] if the first subtag is not an ISO 639-1 code.
    pub fn parse_variant(tag: &str) -> Result<Self, UnknownLang> {
        let mut lang = Self::parse(tag)?;
        let mut kept = SubtagKind::Language;
        for subtag in tag.split(['-', '_']).skip(1).take_while(|s| s.len() > 1) {
            let Some((kind, subtag)) = subtag_of(subtag).filter(|(kind, _)| *kind > kept) else { continue };
            lang.push(&subtag);
            kept = kind;
        }
        Ok(lang)
    }

    fn push(&mut self, subtag: &str) {
        let end = self.as_str().len();
        let free = self.0[end..].iter_mut();
        for (byte, new) in free.zip(std::iter::once(b'-').chain(subtag.bytes())) {
            *byte = new;
        }
    }

    /// The tag: the code, and script, region and variant if they are kept.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let end = self.0.iter().position(|b| *b == 0).unwrap_or(LONGEST);
        std::str::from_utf8(&self.0[..end]).unwrap_or("??")
    }

    /// The two-letter code.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0[..2]).unwrap_or("??")
    }

    /// The language without script, region and variant.
    #[must_use]
    pub fn primary(self) -> Self {
        Self::of_code([self.0[0], self.0[1]])
    }

    /// What the language is called beside `all`, the languages of one input: its tag if another form of the same
    /// language is among them, else its code.
    ///
    /// So `zh-CN` alone is `zh`, and beside `zh-TW` it stays `zh-CN`.
    #[must_use]
    pub fn beside(self, all: &[Self]) -> Self {
        let other = |lang: &Self| *lang != self && lang.primary() == self.primary();
        if all.iter().any(other) { self } else { self.primary() }
    }

    /// Where the language is among `langs`; without it, where its first other form is.
    #[must_use]
    pub fn position_in(self, langs: &[Self]) -> Option<usize> {
        let exact = langs.iter().position(|lang| *lang == self);
        exact.or_else(|| langs.iter().position(|lang| lang.primary() == self.primary()))
    }

    /// The tag as it is in names of files, where a hyphen joins two languages: `en_US`.
    #[must_use]
    pub fn in_names(&self) -> String {
        self.as_str().replace('-', "_")
    }
}

/// What a subtag after the language says, in the order in which a tag has them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum SubtagKind {
    Language,
    Script,
    Region,
    Variant,
}

/// A subtag in the usual case and what it says, by its form (RFC 5646, section 2.1).
fn subtag_of(subtag: &str) -> Option<(SubtagKind, String)> {
    let lower = subtag.to_ascii_lowercase();
    let letters = lower.bytes().all(|b| b.is_ascii_lowercase());
    let digits = lower.bytes().all(|b| b.is_ascii_digit());
    let plain = lower.bytes().all(|b| b.is_ascii_alphanumeric());
    Some(match (lower.len(), lower.as_str()) {
        (3, "chs") => (SubtagKind::Script, "Hans".to_owned()),
        (3, "cht") => (SubtagKind::Script, "Hant".to_owned()),
        (2, _) if letters => (SubtagKind::Region, subtag.to_ascii_uppercase()),
        (3, _) if letters || digits => (SubtagKind::Region, lower),
        (4, _) if letters => (SubtagKind::Script, subtag[..1].to_ascii_uppercase() + &lower[1..]),
        (4, _) if plain && lower.as_bytes()[0].is_ascii_digit() => (SubtagKind::Variant, lower),
        (5..=8, _) if plain => (SubtagKind::Variant, lower),
        _ => return None,
    })
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

    /// A tag, or a three-letter code.
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Self::parse_variant(s).or_else(|unknown| Self::from_three_letters(s).ok_or(unknown))
    }
}

#[cfg(test)]
mod tests;
