//! Labels and hints of form fields.

use super::{Cue, Lang::*, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Form,
    tags: &["fieldset", "form"],
    roles: &["form", "search", "searchbox"],
    names: &[
        "buscador", "captcha", "contact-form", "contactform", "forgot-password", "form-control",
        "form-field", "form-fields", "form-group", "form-row", "formulaire", "formular", "formulario",
        "formulier", "gform", "hakulomake", "hcaptcha", "hs-form", "input-group", "kontaktformular",
        "log-in", "login", "logon", "lostpassword", "passwort-vergessen", "recaptcha", "search-bar",
        "search-box", "search-field", "search-form", "searchbar", "searchbox", "searchfield", "searchform",
        "sign-in", "signin", "suchfeld", "suchformular", "suchmaske", "webform", "wpcf", "wpforms",
        "zoekformulier", "zoekveld",
    ],
    phrases: &[
        (Ar, &[
            "^أنا لست برنامج روبوت$", "^ابحث في الموقع", "^البريد الإلكتروني$",
            "^الحقول الإلزامية مشار إليها", "^بحث$", "^تسجيل الدخول$", "^جاري التحميل$",
            "^هل نسيت كلمة المرور",
        ]),
        (Cs, &[
            "^e-mailová adresa$", "^hledat$", "^načítání$", "^odeslat$", "^přihlásit se$",
            "^zapomenuté heslo$", "^zapomněli jste heslo", "vyžadované informace jsou označeny",
        ]),
        (Da, &[
            "^e-mailadresse$", "^glemt adgangskode$", "^har du glemt din adgangskode", "^indlæser$",
            "^log ind$", "^send besked$", "^søg$", "påkrævede felter er markeret",
        ]),
        (De, &[
            "^* pflichtfeld", "^* pflichtfelder", "^absenden$", "^anmelden$",
            "^bitte geben sie eine gültige e-mail", "^e-mail-adresse *$", "^e-mail-adresse$", "^einloggen$",
            "^ich bin kein roboter$", "^ihre nachricht$", "^kennwort vergessen$",
            "^mit * gekennzeichnete felder", "^passwort vergessen$", "^pflichtfeld$",
            "^suchbegriff eingeben$", "^suche$", "^vorname$", "^wird geladen$",
            "erforderliche felder sind mit * markiert", "felder mit * sind pflichtfelder",
        ]),
        (En, &[
            "^* indicates required", "^* required field", "^email address *$", "^email address$",
            "^enter your email$", "^first name$", "^forgot password$", "^forgot your password$",
            "^i'm not a robot$", "^last name$", "^loading$", "^log in$",
            "^please enter a valid email", "^required field$", "^search$", "^sign in$",
            "^submit$", "^your email address$", "^your email$", "indicates required fields",
            "required fields are marked", "this site is protected by recaptcha",
        ]),
        (Es, &[
            "^* campos obligatorios", "^buscar$", "^cargando$", "^correo electrónico$", "^enviar$",
            "^has olvidado tu contraseña$", "^iniciar sesión$", "los campos obligatorios están marcados",
        ]),
        (Fi, &[
            "^en ole robotti$", "^hae$", "^kirjaudu sisään$", "^ladataan$", "^lähetä$",
            "^sähköpostiosoite$", "^unohditko salasanasi$", "pakolliset kentät on merkitty",
        ]),
        (Fr, &[
            "^* champs obligatoires", "^adresse e-mail$", "^chargement en cours$",
            "^je ne suis pas un robot$", "^mot de passe oublié$", "^rechercher$", "^se connecter$",
            "les champs obligatoires sont indiqués",
        ]),
        (It, &[
            "^accedi$", "^caricamento in corso$", "^cerca$", "^indirizzo email$", "^invia$",
            "^non sono un robot$", "^password dimenticata$", "i campi obbligatori sono contrassegnati",
        ]),
        (Ja, &[
            "^パスワードをお忘れ", "^メールアドレス$", "^ログイン$", "^検索$", "^読み込み中$",
            "^読み込み中です$", "^送信する$", "が付いている欄は必須項目です",
        ]),
        (Ko, &[
            "^검색$", "^검색어를 입력", "^로그인$", "^로딩 중$", "^비밀번호 찾기$",
            "^비밀번호를 잊으셨나요$", "^이메일 주소$", "^필수 입력 항목",
        ]),
        (Nl, &[
            "^bezig met laden$", "^e-mailadres$", "^ik ben geen robot$", "^inloggen$", "^verzenden$",
            "^wachtwoord vergeten$", "^zoeken$", "vereiste velden zijn gemarkeerd",
        ]),
        (No, &[
            "^e-postadresse$", "^glemt passord$", "^glemt passordet$", "^laster inn$", "^logg inn$",
            "^send inn$", "^søk$", "obligatoriske felt er merket",
        ]),
        (Pl, &[
            "^adres e-mail$", "^nie jestem robotem$", "^nie pamiętasz hasła$", "^szukaj$",
            "^trwa ładowanie$", "^wyślij$", "^zaloguj się$", "wymagane pola są oznaczone",
        ]),
        (Pt, &[
            "^a carregar$", "^carregando$", "^endereço de e-mail$", "^esqueceu a senha$",
            "^iniciar sessão$", "^não sou um robô$", "^pesquisar$", "campos obrigatórios são marcados",
        ]),
        (Ru, &[
            "^войти$", "^забыли пароль$", "^загрузка$", "^отправить$", "^поиск по сайту$", "^поиск$",
            "^я не робот$", "обязательные поля помечены",
        ]),
        (Sv, &[
            "^e-postadress$", "^glömt ditt lösenord$", "^glömt lösenordet$", "^laddar$", "^logga in$",
            "^skicka$", "^sök$", "obligatoriska fält är märkta",
        ]),
        (Tr, &[
            "^ara$", "^ben robot değilim$", "^e-posta adresi$", "^giriş yap$", "^gönder$", "^yükleniyor$",
            "^şifremi unuttum$", "gerekli alanlar * ile",
        ]),
        (Uk, &[
            "^електронна пошта$", "^забули пароль$", "^завантаження$", "^надіслати$", "^обов'язкове поле$",
            "^пошук$", "^увійти$", "обов'язкові поля позначені",
        ]),
        (Zh, &[
            "^加载中$", "^忘記密碼$", "^忘记密码$", "^提交$", "^搜尋$", "^搜索$", "^登录$", "必填项已用",
        ]),
    ],
    hits: &[
        "* indicates required", "Sign in", "Loading…", "Forgot your password?",
        "“*” indicates required fields", "E-Mail-Adresse *", "Felder mit * sind Pflichtfelder.",
        "¿Has olvidado tu contraseña?", "Mot de passe oublié ?", "パスワードをお忘れですか？",
        "검색어를 입력하세요", "Nie jestem robotem", "Забыли пароль?", "Обов’язкове поле",
        "هل نسيت كلمة المرور؟", "忘记密码？",
    ],
    misses: &[
        "Residents must sign in at the gate.", "Enter your email, then wait for the letter.", "The survey team lacked the required field experience.",
        "A yellow sticker indicates required repairs, the inspector said.",
        "Search and rescue teams reached the village at dawn.",
        "Forgot your password again? You are not alone, a study finds.",
        "Loading the last crates took the crew until midnight.", "Die Suche nach den Vermissten dauert an.",
        "Im Antrag war ein Pflichtfeld leer geblieben.",
        "Name und Adresse bleiben nach dem Urteil Pflichtfelder.",
        "El correo electrónico del ministro fue pirateado en marzo.",
        "Le chargement du navire a duré deux jours.", "Поиск пропавших продолжается третий день.",
        "警方表示，搜索工作仍在继续。", "Politiet begyndte at søge i området mandag.",
    ],
    name_misses: &[
        "form-factor", "information-box", "platform-list", "research-body", "loading lazy", "formula-one",
    ],
};
