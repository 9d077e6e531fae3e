import { mount } from 'svelte';
import App from './App.svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/overlay.css';

const place = document.querySelector('#app');
if (place === null) throw new Error('The page has no place for the app.');
mount(App, { target: place });
