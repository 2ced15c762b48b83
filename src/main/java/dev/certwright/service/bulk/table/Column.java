package dev.certwright.service.bulk.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a column of a table says about each certificate, and the headings it is known by, in English and Chinese.
public enum Column {
    NAME("name", "device", "device name", "entry", "名稱", "名字", "裝置", "裝置名稱", "設備", "設備名稱"),
    COMMON_NAME("common name", "cn", "通用名稱", "一般名稱", "公用名稱"),
    SUBJECT("subject", "subject dn", "dn", "distinguished name", "主體", "主旨", "識別名稱", "主體名稱"),
    ALTERNATIVE_NAMES(
            "san",
            "sans",
            "subject alternative name",
            "subject alternative names",
            "subjectAltName",
            "subjectAltNames",
            "alternative names",
            "alt names",
            "names",
            "主體別名",
            "主體替代名稱",
            "替代名稱",
            "別名"),
    DNS("dns", "dns name", "dns names", "host", "host name", "domain", "fqdn", "網域", "網域名稱", "主機", "主機名稱"),
    IP("ip", "ip address", "ip addresses", "address", "IP 位址", "位址", "IP 地址"),
    URI("uri", "uris", "url", "網址"),
    EMAIL("e-mail", "mail", "e-mail address", "電子郵件", "電郵", "電子信箱", "信箱", "郵件"),
    DAYS("days", "valid days", "validity", "validity days", "天數", "有效天數", "日數", "效期"),
    KEY("key", "key type", "algorithm", "金鑰", "金鑰種類", "演算法"),
    COUNTRY("country", "c", "國家", "國別"),
    STATE("state", "province", "st", "省", "州", "縣市"),
    LOCALITY("locality", "city", "l", "城市", "地區"),
    ORGANIZATION("organization", "organisation", "company", "o", "組織", "公司", "單位名稱"),
    ORGANIZATIONAL_UNIT("organizational unit", "organisational unit", "department", "unit", "ou", "部門", "單位"),
    SERIAL_NUMBER("serial number", "device serial", "序號", "設備序號", "裝置序號");

    private final List<String> headings;

    Column(String... headings) {
        this.headings = Arrays.stream(headings).map(Column::plain).toList();
    }

    /// Whether several columns of this kind add to each other.
    boolean several() {
        return switch (this) {
            case ALTERNATIVE_NAMES, DNS, IP, URI, EMAIL -> true;
            case NAME,
                    COMMON_NAME,
                    SUBJECT,
                    DAYS,
                    KEY,
                    COUNTRY,
                    STATE,
                    LOCALITY,
                    ORGANIZATION,
                    ORGANIZATIONAL_UNIT,
                    SERIAL_NUMBER -> false;
        };
    }

    /// The column of a heading; capitals, blanks, hyphens and underscores do not count.
    static Optional<Column> of(String heading) {
        var wanted = plain(heading);
        return Arrays.stream(values())
                .filter(column -> column.headings.contains(wanted))
                .findFirst();
    }

    private static String plain(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[\\s_.()（）-]", "");
    }
}
