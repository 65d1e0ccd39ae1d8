package io.chatflow.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.understanding.Entity.Amount;
import io.chatflow.understanding.Entity.Day;
import io.chatflow.understanding.Entity.Email;
import io.chatflow.understanding.Entity.OrderNumber;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntitiesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        en | my order from 3 May | --05-03
        en | the one of May 3rd, 2026, please | 2026-05-03
        en | placed on the 3rd of May | --05-03
        en | since 2026-05-03 | 2026-05-03
        en | since 3/5/2026 | 2026-03-05 / 2026-05-03
        en | since 23/5 | --05-23
        en | on Sept 9 | --09-09
        de | meine Bestellung vom 3. Mai 2026 | 2026-05-03
        de | vom 3.5.2026 | 2026-05-03
        de | vom 03.05.26 | 2026-05-03
        de | vom 3.5. | --05-03
        de | am 12. März | --03-12
        fr | ma commande du 1er août | --08-01
        es | el 3 de mayo de 2026 | 2026-05-03
        it | del 3 maggio | --05-03
        nl | van 3 mei | --05-03
        pt | de 3 de maio | --05-03
        da | fra 3. maj | --05-03
        sv | den 3 maj | --05-03
        no | fra 3. mai | --05-03
        fi | 3. toukokuuta | --05-03
        pl | z 3 maja 2026 | 2026-05-03
        cs | ze 3. května | --05-03
        tr | 3 Mayıs tarihli | --05-03
        ro | din 3 mai | --05-03
        ru | от 3 мая | --05-03
        uk | від 3 травня | --05-03
        ar | يوم 3 مايو 2026 | 2026-05-03
        zh | 我2026年5月3日的订单 | 2026-05-03
        ja | 5月3日の注文 | --05-03
        ko | 2026년 5월 3일 주문 | 2026-05-03
        """)
    void days_are_found_as_people_write_them(String language, String text, String dates) {
        var days = Entities.of(Entities.in(text, language), Day.class).toList();

        assertThat(days).hasSize(1);
        assertThat(String.join(" / ", days.getFirst().dates())).isEqualTo(dates);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        en | the one for 49.90 | 49.90 |
        en | it was €49.90. | 49.90 | EUR
        en | $1,299.00 in all | 1299.00 | AUD CAD MXN NZD USD
        en | 50 euros | 50 | EUR
        en | GBP 20 | 20 | GBP
        de | über 1.299,00 € | 1299.00 | EUR
        de | für 49,90 Euro | 49.90 | EUR
        fr | de 1 299,50 euros | 1299.50 | EUR
        sv | för 499 kr | 499 | DKK NOK SEK
        pl | za 120 zł | 120 | PLN
        cs | za 1 250 Kč | 1250 | CZK
        tr | 750 TL | 750 | TRY
        ro | 99 lei | 99 | RON
        ru | за 1500 рублей | 1500 | RUB
        uk | 800 грн | 800 | UAH
        ja | 3000円の注文 | 3000 | JPY
        ko | 45000원 | 45000 | KRW
        zh | ¥199 的订单 | 199 | CNY JPY
        """)
    void amounts_are_found_with_what_their_sign_may_stand_for(
            String language, String text, String value, String currencies) {
        var amounts = Entities.of(Entities.in(text, language), Amount.class).toList();

        assertThat(amounts).hasSize(1);
        assertThat(amounts.getFirst().value()).isEqualByComparingTo(value);
        assertThat(String.join(
                        " ", amounts.getFirst().currencies().stream().sorted().toList()))
                .isEqualTo(currencies == null ? "" : currencies);
    }

    @Test
    void each_thing_is_one_kind_of_thing() {
        var found = Entities.in("I am ann@shop.example: order 1002 of 3 May 2026 for €1,049.90, not #77", "en");

        assertThat(found.stream().map(Mention::entity).map(Entities::kind))
                .containsExactly("email", "order_number", "day", "amount", "order_number");
        assertThat(Entities.of(found, OrderNumber.class).map(OrderNumber::text)).containsExactly("1002", "77");
        assertThat(Entities.of(found, Email.class).map(Email::address)).containsExactly("ann@shop.example");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        en | order 1001 try again please
        en | 50012 won the prize
        it | ordine 1001, lei mi ha detto
        en | I ordered 3 mugs in 2026
        en | at 10.30 am we open, 7 days a week
        en | 31 February and 45/90
        en | may I ask
        """)
    void other_numbers_are_no_days_and_no_amounts(String language, String text) {
        var found = Entities.in(text, language);

        assertThat(Entities.of(found, Day.class)).isEmpty();
        assertThat(Entities.of(found, Amount.class)).isEmpty();
    }

    @Test
    void any_text_can_be_read() {
        for (var text : List.of("", " ", "1".repeat(8000), "1.".repeat(4000), "1 ".repeat(4000), "a@".repeat(4000))) {
            assertThat(Entities.in(text, "en")).hasSizeLessThanOrEqualTo(12);
        }
    }

    @Test
    void numbers_in_the_shops_own_format_are_made_plain() {
        var known = List.of("INV/2026/0815", "1001");

        assertThat(OwnNumbers.marked("where is inv 2026 0907?", known)).isEqualTo("where is #inv-2026-0907?");
        assertThat(OwnNumbers.marked("where is 1002?", known)).isEqualTo("where is 1002?");
        assertThat(OwnNumbers.meant("0815", known)).contains("INV/2026/0815");
        assertThat(OwnNumbers.meant("inv-2026-0815", known)).contains("INV/2026/0815");
        assertThat(OwnNumbers.meant("0907", known)).isEmpty();
        assertThat(OwnNumbers.meant("0815", List.of("A-0815", "B-0815"))).isEmpty();
    }
}
