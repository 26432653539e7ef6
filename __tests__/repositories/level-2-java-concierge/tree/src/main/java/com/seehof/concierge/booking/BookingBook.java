package com.seehof.concierge.booking;

import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BookingBook {

    private final JdbcClient jdbc;

    BookingBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String table(String room, LocalDateTime at, int guests) {
        jdbc.sql("insert into table_booking (room, at, guests) values (?, ?, ?)").params(room, at, guests).update();
        return "Table for %d on %s".formatted(guests, at);
    }

    List<String> massages(String day) {
        return jdbc.sql("select starts from massage where day = ?::date and room is null order by starts")
                .param(day)
                .query(String.class)
                .list();
    }
}
