package com.seehof.concierge.house;

import java.util.List;
import org.springframework.ai.reader.TextReader;
import org.springframework.ai.transformer.splitter.TokenTextSplitter;
import org.springframework.ai.vectorstore.VectorStore;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Loads the house book into the vector store at the start. */
@Component
class HouseLoader implements ApplicationRunner {

    private final VectorStore store;

    HouseLoader(VectorStore store) {
        this.store = store;
    }

    @Override
    public void run(ApplicationArguments args) {
        for (var name : List.of("breakfast", "spa")) {
            store.add(new TokenTextSplitter().apply(new TextReader("classpath:/house/" + name + ".md").get()));
        }
    }
}
