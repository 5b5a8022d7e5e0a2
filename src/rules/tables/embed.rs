//! Posts of social networks quoted in the article.

use super::{Cue, Lang::*, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Embed,
    tags: &[],
    roles: &[],
    names: &[
        "bluesky-embed", "bluesky-post", "embed-bluesky", "embed-facebook", "embed-instagram",
        "embed-linkedin", "embed-mastodon", "embed-pinterest", "embed-reddit", "embed-social",
        "embed-telegram", "embed-threads", "embed-tiktok", "embed-tumblr", "embed-tweet",
        "embed-twitter", "embedded-post", "embedded-tweet", "embedtwitter", "facebook-embed",
        "facebook-post", "facebookembed", "fb-post", "fb-video", "imgur-embed", "instagram-embed",
        "instagram-media", "instagram-post", "instagramembed", "linkedin-embed", "linkedin-post",
        "mastodon-embed", "mastodon-post", "pinterest-embed", "provider-bluesky",
        "provider-facebook", "provider-instagram", "provider-mastodon", "provider-reddit",
        "provider-threads", "provider-tiktok", "provider-tumblr", "provider-twitter", "reddit-card",
        "reddit-embed", "redditembed", "snapchat-embed", "social-embed", "social-embeds",
        "social-post", "socialembed", "socialmedia-embed", "socialpost", "telegram-embed",
        "telegram-post", "threads-embed", "threads-post", "tiktok-embed", "tiktokembed",
        "truthsocial-embed", "tumblr-embed", "tumblr-post", "tweet-body", "tweet-embed",
        "tweet-text", "tweetembed", "twitter-embed", "twitter-tweet", "twitter-video",
        "twittertweet", "vk-embed", "vk-post", "weibo-embed",
    ],
    phrases: &[
        (Ar, &[
            "^تمت مشاركة منشور بواسطة", "^عرض هذا المنشور على instagram",
            "^عرض هذا المنشور على انستغرام",
        ]),
        (Cs, &[
            "^příspěvek sdílený uživatelem", "^příspěvek, který sdílí",
            "^zobrazit příspěvek na instagramu", "^zobrazit tento příspěvek na instagramu",
        ]),
        (Da, &[
            "^et opslag delt af", "^se dette opslag på instagram", "^vis dette opslag på instagram",
        ]),
        (De, &[
            "^diesen beitrag auf instagram ansehen", "^ein beitrag geteilt von", "^gepostet von",
            "^sieh dir diesen beitrag auf instagram an", "geteilter beitrag$",
        ]),
        (En, &[
            "^a photo posted by", "^a photo shared by", "^a post shared by", "^a video posted by",
            "^a video shared by", "^image or embed$", "^original sound -", "^original sound –",
            "^original sound$", "^view on bluesky$", "^view on instagram$", "^view on mastodon$",
            "^view on threads$", "^view this post on instagram", "^view this post on threads",
            "^view this post on x", "^view this profile on instagram", "^view this video on tiktok",
            "^view tweet$", "^watch on tiktok$", "image or embed$", "pic.twitter.com",
        ]),
        (Es, &[
            "^sonido original -", "^sonido original$", "^una publicación compartida de",
            "^una publicación compartida por", "^ver esta publicación en instagram",
        ]),
        (Fi, &[
            "^näytä tämä julkaisu instagramissa", "jakama julkaisu$",
        ]),
        (Fr, &[
            "^son original -", "^son original$", "^une publication partagée par",
            "^voir cette publication sur instagram",
        ]),
        (It, &[
            "^suono originale -", "^suono originale$", "^un post condiviso da",
            "^visualizza questo post su instagram",
        ]),
        (Ja, &[
            "^この投稿を instagram で見る", "^この投稿をinstagramで見る", "がシェアした投稿$",
        ]),
        (Ko, &[
            "^instagram에서 이 게시물 보기", "님의 공유 게시물$",
        ]),
        (Nl, &[
            "^bekijk dit bericht op instagram", "^dit bericht op instagram bekijken",
            "^een bericht gedeeld door", "^een gedeeld bericht van",
        ]),
        (No, &[
            "^et innlegg delt av", "^se dette innlegget på instagram",
            "^vis dette innlegget på instagram",
        ]),
        (Pl, &[
            "^dźwięk oryginalny$", "^post udostępniony przez", "^wyświetl ten post na instagramie",
        ]),
        (Pt, &[
            "^som original -", "^som original$", "^um post compartilhado por",
            "^uma publicação compartilhada por", "^uma publicação partilhada por",
            "^ver essa foto no instagram", "^ver essa publicação no instagram",
            "^ver esta publicação no instagram",
        ]),
        (Ru, &[
            "^оригинальный звук$", "^посмотреть эту публикацию в instagram",
            "^просмотреть эту публикацию в instagram", "^публикация от",
        ]),
        (Sv, &[
            "^ett inlägg delat av", "^originalljud$", "^visa det här inlägget på instagram",
            "^visa detta inlägg på instagram",
        ]),
        (Tr, &[
            "^bu gönderiyi instagram'da gör", "^orijinal ses$", "paylaştığı bir gönderi$",
        ]),
        (Uk, &[
            "^допис, поширений", "^оригінальний звук$", "^переглянути цей допис в instagram",
            "^переглянути цю публікацію в instagram",
        ]),
        (Zh, &[
            "^在 instagram 上查看这篇帖子", "^在 instagram 查看这篇帖子", "^在 instagram 查看這則貼文", "分享的帖子$",
            "分享的貼文$",
        ]),
    ],
    hits: &[
        "View this post on Instagram",
        "A post shared by Ann Lee (@annlee)",
        "The bridge is down pic.twitter.com/a1b2c3 — Ann Lee (@annlee) June 5, 2024",
        "♬ original sound - annlee",
        "عرض هذا المنشور على Instagram",
        "Sieh dir diesen Beitrag auf Instagram an",
        "Ein Beitrag geteilt von Eva Klein (@eva)",
        "Ver esta publicación en Instagram",
        "Voir cette publication sur Instagram",
        "Un post condiviso da Anna Riva (@anna)",
        "この投稿をInstagramで見る",
        "Instagram에서 이 게시물 보기",
        "Dit bericht op Instagram bekijken",
        "Et innlegg delt av Ida Holm (@ida)",
        "Et opslag delt af Ida Holm (@ida)",
        "Wyświetl ten post na Instagramie",
        "Uma publicação compartilhada por Ana (@ana)",
        "Публикация от Анны (@anna)",
        "Visa detta inlägg på Instagram",
        "Bu gönderiyi Instagram’da gör",
        "Допис, поширений Анною (@anna)",
        "在 Instagram 查看這則貼文",
        "Zobrazit příspěvek na Instagramu",
        "Näytä tämä julkaisu Instagramissa",
    ],
    misses: &[
        "She posted the photo on Instagram.",
        "The post shared by the mayor was deleted.",
        "The original sound of the band is gone.",
        "Twitter removed the video.",
        "Er hat den Beitrag auf Instagram geteilt.",
        "Elle a partagé une publication sur Instagram.",
        "La publicación compartida por el alcalde fue borrada.",
        "Публикация отчёта отложена до мая.",
        "Il post condiviso da migliaia di persone è sparito.",
        "この投稿は1万回シェアされた。",
    ],
    name_misses: &[
        "twitter-share", "facebook-share-button", "instagram-follow", "embedded", "tweet-button",
        "social-share",
    ],
};
