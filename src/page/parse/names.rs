//! Names of elements and attributes as small numbers, because they are compared all the time.

use html5ever::LocalName;
use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use crate::packed::ByWord;

/// An `enum` whose variants each have a name in HTML.
macro_rules! names {
    ($(#[$doc:meta])* $type:ident { $($variant:ident $text:literal)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub(in crate::page) enum $type { $($variant),+ }

        impl $type {
            const ALL: &[(&'static str, Self)] = &[$(($text, Self::$variant)),+];

            /// It, as it is written.
            pub(in crate::page::parse) fn text(self) -> &'static str {
                match self {
                    $(Self::$variant => $text),+
                }
            }
        }
    };
}

names! {
    /// An element that anything tells apart from others.
    Name {
        A "a" Abbr "abbr" Acronym "acronym" Address "address" AmpImg "amp-img"
        AmpVideo "amp-video" Annotation "annotation" AnnotationXml "annotation-xml" Area "area"
        Article "article" Aside "aside" Audio "audio" B "b" Base "base" Basefont "basefont"
        Bdi "bdi" Bdo "bdo" Bgsound "bgsound" Big "big" Blockquote "blockquote" Body "body" Br "br"
        Button "button" Canvas "canvas" Caption "caption" Center "center" Cite "cite" Code "code" Col "col"
        Colgroup "colgroup" Data "data" Datalist "datalist" Dd "dd" Del "del" Details "details"
        Dfn "dfn" Dialog "dialog" Dir "dir" Div "div" Dl "dl" Dt "dt" Em "em" Embed "embed" Fieldset "fieldset"
        Figcaption "figcaption" Figure "figure" Font "font" Footer "footer" Form "form"
        Frame "frame" Frameset "frameset" H1 "h1" H2 "h2" H3 "h3" H4 "h4" H5 "h5" H6 "h6"
        Head "head" Header "header" Hgroup "hgroup" Hr "hr" Html "html" I "i" Iframe "iframe" Image "image"
        Img "img" Input "input" Ins "ins" Kbd "kbd" Keygen "keygen" Label "label" Legend "legend"
        Li "li" Link "link" Listing "listing" Main "main" Map "map" Mark "mark" Math "math" Menu "menu" Meta "meta"
        Nav "nav"
        Nobr "nobr" Noembed "noembed" Noframes "noframes" Noscript "noscript" Ol "ol"
        Optgroup "optgroup" Option "option" P "p" Param "param" Path "path" Picture "picture"
        Plaintext "plaintext" Pre "pre" Q "q" Rb "rb" Rp "rp" Rt "rt" Rtc "rtc" Ruby "ruby" S "s"
        Samp "samp" Script "script" Search "search" Section "section" Select "select"
        Small "small" Source "source" Span "span" Strike "strike" Strong "strong" Style "style"
        Sub "sub" Summary "summary" Sup "sup" Svg "svg" Table "table" Tbody "tbody" Td "td" Template "template"
        Textarea "textarea" Tfoot "tfoot" Th "th" Thead "thead" Time "time" Title "title" Tr "tr"
        Track "track" Tt "tt" U "u" Ul "ul" Use "use" Var "var" Video "video" Wbr "wbr" Xmp "xmp"
        Other ""
    }
}

names! {
    /// An attribute that anything reads. Others are not kept.
    Key {
        Allow "allow" Allowfullscreen "allowfullscreen" Alt "alt" Alttext "alttext" AriaHidden "aria-hidden" AriaLabelledby "aria-labelledby" AriaModal "aria-modal" Class "class" Colspan "colspan"
        Content "content" DataFullSrc "data-full-src" DataHiResSrc "data-hi-res-src"
        DataImage "data-image" DataLang "data-lang" DataLanguage "data-language" DataLazySrc "data-lazy-src" DataLazySrcset "data-lazy-srcset"
        DataOriginal "data-original" DataOriginalSet "data-original-set" DataSrc "data-src"
        DataSrcset "data-srcset" DataUrl "data-url" Datetime "datetime" Dir "dir"
        Encoding "encoding" Height "height" Hidden "hidden" Href "href" HttpEquiv "http-equiv"
        Id "id" Itemprop "itemprop" Lang "lang" Name "name" Open "open" Placeholder "placeholder"
        Popover "popover" Poster "poster" Property "property" Rel "rel" Reversed "reversed" Role "role"
        Shadowrootmode "shadowrootmode" Src "src" Srcset "srcset" Start "start" Style "style" Title "title" Type "type"
        Width "width"
    }
}

static ELEMENTS: Lazy<ByWord<(Name, LocalName)>> = Lazy::new(|| {
    let element = |(text, name): &(&'static str, Name)| (*text, (*name, LocalName::from(*text)));
    Name::ALL.iter().map(element).collect()
});
static LOCAL_NAMES: Lazy<FxHashMap<LocalName, Name>> =
    Lazy::new(|| Name::ALL.iter().map(|(text, name)| (LocalName::from(*text), *name)).collect());
static KEYS: Lazy<ByWord<Key>> = Lazy::new(|| Key::ALL.iter().copied().collect());

impl Name {
    /// By its name in lower case; beside it, the form that the tree builder takes.
    pub(super) fn read(text: &str) -> (Self, LocalName) {
        Self::known(text).unwrap_or_else(|| (Self::Other, LocalName::from(text)))
    }

    /// The same, unless it is one that nothing tells apart.
    pub(super) fn known(text: &str) -> Option<(Self, LocalName)> {
        ELEMENTS.get(text).cloned()
    }

    pub(super) fn of(local: &LocalName) -> Self {
        LOCAL_NAMES.get(local).copied().unwrap_or(Self::Other)
    }
}

impl Key {
    /// By its name in lower case.
    pub(super) fn read(text: &str) -> Option<Self> {
        KEYS.get(text).copied()
    }

    /// Whether the tree builder reads it, of elements that are no formatting elements.
    pub(super) fn is_for_builder(self) -> bool {
        matches!(self, Self::Encoding | Self::Shadowrootmode | Self::Type)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_by_its_text() {
        for (text, name) in Name::ALL {
            assert_eq!((Name::read(text).0, name.text()), (*name, *text));
        }
        for (text, key) in Key::ALL {
            assert_eq!((Key::read(text), key.text()), (Some(*key), *text));
        }
    }

    #[test]
    fn what_is_almost_a_name_is_none() {
        assert_eq!(Key::read("clas"), None);
        assert_eq!(Name::read("articles").0, Name::Other);
    }
}
