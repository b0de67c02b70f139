//! Three-letter codes of languages (ISO 639-2 and 639-3), as folders of corpora are named.

use crate::Lang;

/// The two-letter code, then the three-letter codes: that of ISO 639-3 first, others after it.
const CODES: &str = "aa aar,ab abk,ae ave,af afr,ak aka,am amh,an arg,ar ara arb,as asm,av ava,ay aym,az aze,\
    ba bak,be bel,bg bul,bi bis,bm bam,bn ben,bo bod tib,br bre,bs bos,ca cat,ce che,ch cha,co cos,cr cre,\
    cs ces cze,cu chu,cv chv,cy cym wel,da dan,de deu ger,dv div,dz dzo,ee ewe,el ell gre,en eng,eo epo,es spa,\
    et est,eu eus baq,fa fas per pes,ff ful,fi fin,fj fij,fo fao,fr fra fre,fy fry,ga gle,gd gla,gl glg,gn grn,\
    gu guj,gv glv,ha hau,he heb,hi hin,ho hmo,hr hrv,ht hat,hu hun,hy hye arm,hz her,ia ina,id ind,ie ile,ig ibo,\
    ii iii,ik ipk,io ido,is isl ice,it ita,iu iku,ja jpn,jv jav,ka kat geo,kg kon,ki kik,kj kua,kk kaz,kl kal,\
    km khm,kn kan,ko kor,kr kau,ks kas,ku kur,kv kom,kw cor,ky kir,la lat,lb ltz,lg lug,li lim,ln lin,lo lao,\
    lt lit,lu lub,lv lav,mg mlg,mh mah,mi mri mao,mk mkd mac,ml mal,mn mon,mr mar,ms msa may,mt mlt,my mya bur,\
    na nau,nb nob,nd nde,ne nep,ng ndo,nl nld dut,nn nno,no nor,nr nbl,nv nav,ny nya,oc oci,oj oji,om orm,or ori,\
    os oss,pa pan,pi pli,pl pol,ps pus,pt por,qu que,rm roh,rn run,ro ron rum,ru rus,rw kin,sa san,sc srd,sd snd,\
    se sme,sg sag,si sin,sk slk slo,sl slv,sm smo,sn sna,so som,sq sqi alb,sr srp,ss ssw,st sot,su sun,sv swe,\
    sw swa,ta tam,te tel,tg tgk,th tha,ti tir,tk tuk,tl tgl,tn tsn,to ton,tr tur,ts tso,tt tat,tw twi,ty tah,\
    ug uig,uk ukr,ur urd,uz uzb,ve ven,vi vie,vo vol,wa wln,wo wol,xh xho,yi yid,yo yor,za zha,zh zho chi cmn,zu zul";

/// Codes that are English words, months or other pieces of names first.
const WORDS: &str = "arm bel ben cat cha che cor cos dan div est ewe fin fry geo hat her hin ice ido kin lat lim lin lit lug mac \
    mal man mar may mon nav nor ori pan per pol pus que ran rum run sag san sin slo sot sun swa tam tat tel ton ven vie";

impl Lang {
    /// The language of a three-letter code such as `eng`, `zho` or `chi`.
    ///
    /// ```
    /// use hexapla_model::Lang;
    ///
    /// assert_eq!(Lang::from_three_letters("ZHO"), Some(Lang::ZH));
    /// assert_eq!(Lang::from_three_letters("doc"), None);
    /// ```
    #[must_use]
    pub fn from_three_letters(code: &str) -> Option<Self> {
        let code = code.to_ascii_lowercase();
        let mut languages = CODES.split(',').map(|language| language.split_ascii_whitespace());
        let found = languages.find(|codes| codes.clone().skip(1).any(|known| known == code));
        found.and_then(|mut codes| Self::parse(codes.next()?).ok())
    }

    /// The same for a piece of the name of a file or a folder, where `may` is a month and `run` a word.
    #[must_use]
    pub fn from_three_letters_in_name(piece: &str) -> Option<Self> {
        let is_word = WORDS.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case(piece));
        if is_word { None } else { Self::from_three_letters(piece) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_leads_to_a_language() {
        for codes in CODES.split(',') {
            let mut codes = codes.split_ascii_whitespace();
            let two = codes.next().unwrap();
            for three in codes {
                let lang = Lang::from_three_letters(three);
                assert_eq!(lang.map(|lang| lang.to_string()).as_deref(), Some(two), "{three}");
            }
        }
    }

    #[test]
    fn words_are_no_codes_in_names() {
        for (piece, want) in
            [("may", None), ("eng", Some("en")), ("RUS", Some("ru")), ("chi", Some("zh")), ("per", None)]
        {
            let lang = Lang::from_three_letters_in_name(piece).map(|lang| lang.to_string());
            assert_eq!(lang.as_deref(), want, "{piece}");
        }
    }
}
