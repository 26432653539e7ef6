package com.seehof.concierge.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.evaluation.RelevancyEvaluator;
import org.springframework.ai.document.Document;
import org.springframework.ai.evaluation.EvaluationRequest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class ConciergeEvaluationIT {

    @Autowired ChatClient concierge;
    @Autowired ChatClient.Builder judge;

    @ParameterizedTest
    @CsvFileSource(resources = "/evaluation/questions.csv", numLinesToSkip = 1)
    void answersAreRelevant(String question, String fact) {
        var answer = concierge.prompt()
                .system(s -> s.param("room", "12").param("language", "English"))
                .user(question)
                .call()
                .content();
        var request = new EvaluationRequest(question, List.of(new Document(fact)), answer);
        var verdict = new RelevancyEvaluator(judge).evaluate(request);
        assertThat(verdict.isPass()).as(answer).isTrue();
    }
}
